/** A place in a text that is being parsed. */
export class Cursor {
  readonly text: string;
  position: number;
  #depth = 0;

  constructor(text: string, position = 0) {
    this.text = text;
    this.position = position;
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Steps over the token if the text goes on with it. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) throw this.error(`expected '${token}'`);
  }

  /** Steps over the text that the sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found) this.position += found.length;
    return found;
  }

  /** Reads what stands within something else, no deeper than that. */
  nested<T>(deepest: number, read: () => T): T {
    if (++this.#depth > deepest) throw this.error(`nothing may stand more than ${deepest} levels deep`);
    const found = read();
    this.#depth--;
    return found;
  }

  skipSpaces(): void {
    this.match(/\s+/y);
  }

  error(problem: string): PathSyntaxError {
    return new PathSyntaxError(`${problem} at character ${this.position + 1} of '${this.text}'`);
  }
}

/** A path or an intrinsic function call that cannot be parsed. */
export class PathSyntaxError extends Error {}
