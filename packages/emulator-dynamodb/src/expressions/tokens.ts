import { errors } from '../errors.ts';
import type { AttributeValue } from '../attribute-value.ts';
import type { Placeholders } from './placeholders.ts';
import { isReserved } from './reserved-words.ts';

/** The steps to an attribute: names, and places in lists. */
export type Path = readonly (string | number)[];

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /[#:]?[A-Za-z_0-9]\w*|<>|<=|>=|[^\s]/g;
const END = '<EOF>';
const MOST_BYTES = 4096;

/** Reads an expression from left to right. Throws `ValidationException` in DynamoDB's words. */
export class Tokens {
  /** `ConditionExpression`, as errors name it. */
  readonly expression: string;
  readonly #text: string;
  readonly #placeholders: Placeholders;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(expression: string, text: string, placeholders: Placeholders) {
    if (text.trim() === '') throw errors.ValidationException.emptyExpression({ expression });
    const size = Buffer.byteLength(text);
    if (size > MOST_BYTES) throw errors.ValidationException.expressionSize({ expression, size });
    this.expression = expression;
    this.#text = text;
    this.#placeholders = placeholders;
    this.#tokens = [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
      text: token,
      start: index,
      end: index + token.length,
    }));
  }

  /** The token that many places on; `<EOF>` where there is none. */
  peek(places = 0): string {
    return this.#tokens[this.#next + places]?.text ?? END;
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#tokens.length;
  }

  take(): string {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Takes the token if it is the next; keywords are the same in either case. */
  takeIf(text: string): boolean {
    const isNext = this.peek().toUpperCase() === text;
    if (isNext) this.#next += 1;
    return isNext;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) throw this.refused();
  }

  expectEnd(): void {
    if (!this.isAtEnd) throw this.refused();
  }

  /** The error about the next token, with those beside it. */
  refused(): Error {
    const before = this.#tokens[this.#next - 1];
    const after = this.#tokens[this.#next + 1] ?? this.#tokens[this.#next];
    const near = this.#text.slice(before?.start ?? 0, after?.end).trim();
    return errors.ValidationException.syntax({ expression: this.expression, token: this.peek(), near });
  }

  isWord(): boolean {
    return /^[#A-Za-z_]/.test(this.peek());
  }

  isValue(): boolean {
    return this.peek().startsWith(':');
  }

  value(): AttributeValue {
    if (!this.isValue()) throw this.refused();
    return this.#placeholders.value(this.expression, this.take());
  }

  path(): Path {
    const steps: (string | number)[] = [this.#name()];
    for (;;) {
      if (this.takeIf('.')) steps.push(this.#name());
      else if (this.takeIf('[')) steps.push(this.#place());
      else return steps;
    }
  }

  #name(): string {
    if (!this.isWord()) throw this.refused();
    const word = this.take();
    if (word.startsWith('#')) return this.#placeholders.name(this.expression, word);
    if (isReserved(word)) throw errors.ValidationException.reserved({ expression: this.expression, word });
    return word;
  }

  #place(): number {
    if (!/^\d+$/.test(this.peek())) throw this.refused();
    const place = Number(this.take());
    this.expect(']');
    return place;
  }
}
