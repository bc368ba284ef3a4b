import { StringDecoder } from 'node:string_decoder';
import type { ChildProgram } from './child-program.ts';

/** All that a program prints on one of its streams. */
export class PrintedText {
  readonly #program: ChildProgram;
  readonly #checks = new Set<() => void>();
  #text = '';

  constructor(program: ChildProgram, stream: 'stdout' | 'stderr') {
    this.#program = program;
    const decoder = new StringDecoder('utf8');
    program.output(stream === 'stdout' ? 1 : 2).on('data', (chunk: Buffer) => {
      this.#text += decoder.write(chunk);
      for (const check of this.#checks) check();
    });
  }

  /** The text that it has printed so far. */
  get text(): string {
    return this.#text;
  }

  /** Resolves when what it has printed includes the text. Throws `ProgramEnded` when the program ends before. */
  async including(text: string): Promise<void> {
    await this.#until(() => this.#text.includes(text) || undefined);
  }

  /** Resolves when what it has printed matches. Throws `ProgramEnded` when the program ends before. */
  async matching(pattern: RegExp): Promise<RegExpExecArray> {
    return await this.#until(() => pattern.exec(this.#text) ?? undefined);
  }

  async #until<T>(find: () => T | undefined): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const check = (): void => {
      const found = find();
      if (found !== undefined) resolve(found);
    };
    this.#checks.add(check);
    check();
    try {
      return await this.#program.beforeEnd(promise);
    } finally {
      this.#checks.delete(check);
    }
  }
}
