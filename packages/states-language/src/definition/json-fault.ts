import { nestingFault } from '../json.ts';

/** The place that the text is at: what may come next. */
type Expected = 'value' | 'firstValue' | 'name' | 'firstName' | 'colon' | 'separator' | 'end';

const A_VALUE = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'";

/** What is wrong with a text that should be JSON. */
export interface JsonFault {
  readonly complaint: string;
  /** How far the text was read, where there is such a place. */
  readonly end?: number;
}

/** What is wrong with a text that should be JSON, in the words of the parser that AWS uses; undefined for nothing. */
export function jsonFault(text: string): string | undefined {
  return findJsonFault(text)?.complaint;
}

export function findJsonFault(text: string): JsonFault | undefined {
  try {
    JSON.parse(text);
    const complaint = nestingFault(text);
    return complaint === undefined ? undefined : { complaint };
  } catch (error) {
    const finder = new FaultFinder(text);
    const complaint = finder.find();
    return complaint === undefined
      ? { complaint: (error as SyntaxError).message }
      : { complaint, end: finder.end };
  }
}

const LONGEST_SOURCE = 500;

/** A place in a text, as that parser tells it: the first 500 characters, the line and the column. */
export function sourceAt(text: string, end: number): string {
  const rest = text.length - LONGEST_SOURCE;
  const source = `"${text.slice(0, LONGEST_SOURCE)}"${rest > 0 ? `[truncated ${rest} chars]` : ''}`;
  const { line, column } = placeAt(text, end);
  return `[Source: (String)${source}; line: ${line}, column: ${column}]`;
}

/** The line and the column of a place in a text, both counted from 1. */
export function placeAt(text: string, end: number): { line: number; column: number } {
  const lines = text.slice(0, end).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Reads a text token by token, as far as it is JSON. */
class FaultFinder {
  readonly #text: string;
  #position = 0;
  readonly #open: ('{' | '[')[] = [];
  #expected: Expected = 'value';
  /** Whether the complaint is about the character at the position, which the parser has read by then. */
  #isPast = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** How far the parser has read when it complains. */
  get end(): number {
    return Math.min(this.#position + (this.#isPast ? 1 : 0), this.#text.length);
  }

  find(): string | undefined {
    for (;;) {
      this.#skip(/\s*/y);
      const next = this.#text.charAt(this.#position);
      if (next === '') return this.#expected === 'end' ? undefined : this.#endOfInput();
      const fault = this.#step(next);
      if (fault !== undefined) return fault;
    }
  }

  #step(next: string): string | undefined {
    switch (this.#expected) {
      case 'value':
      case 'firstValue':
        return this.#value(next);
      case 'name':
      case 'firstName':
        return this.#name(next);
      case 'colon':
        if (next !== ':')
          return this.#unexpected(next, 'was expecting a colon to separate field name and value');
        return this.#advance('value');
      case 'separator':
        return this.#separator(next);
      case 'end':
        return this.#unexpected(next, 'was expecting the end of the input');
    }
  }

  #value(next: string): string | undefined {
    if (next === ']' && this.#expected === 'firstValue') return this.#close();
    if (next === '{' || next === '[') {
      this.#open.push(next);
      return this.#advance(next === '{' ? 'firstName' : 'firstValue');
    }
    if (next === '"') return this.#string() ?? this.#afterValue();
    const word = this.#skip(/[\w$]+/y);
    if (/^(?:true|false|null)$/.test(word)) return this.#afterValue();
    if (/^[A-Za-z_$]/.test(word)) return `Unrecognized token '${word}': was expecting (${A_VALUE})`;
    this.#position -= word.length;
    return this.#number(next);
  }

  #number(next: string): string | undefined {
    const number = this.#skip(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (number === '') return this.#unexpected(next, `expected a valid value (${A_VALUE})`);
    if (/^-?0\d/.test(number)) return 'Invalid numeric value: Leading zeroes not allowed';
    return this.#afterValue();
  }

  #name(next: string): string | undefined {
    if (next === '}' && this.#expected === 'firstName') return this.#close();
    if (next !== '"') return this.#unexpected(next, 'was expecting double-quote to start field name');
    this.#expected = 'colon';
    return this.#string();
  }

  #separator(next: string): string | undefined {
    const isObject = this.#open.at(-1) === '{';
    if (next === ',') return this.#advance(isObject ? 'name' : 'value');
    if (next === (isObject ? '}' : ']')) return this.#close();
    if (next === '}' || next === ']')
      return `Unexpected close marker '${next}': expected '${isObject ? '}' : ']'}'`;
    return this.#unexpected(next, `was expecting comma to separate ${isObject ? 'Object' : 'Array'} entries`);
  }

  #string(): string | undefined {
    this.#skip(/"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy);
    const next = this.#text.charAt(this.#position);
    if (next === '') return 'Unexpected end-of-input: was expecting closing quote for a string value';
    if (next === '\\') return badEscape(this.#text.charAt(this.#position + 1));
    if (next !== '"')
      return `Illegal unquoted character ((CTRL-CHAR, code ${next.charCodeAt(0)})): has to be escaped using backslash to be included in string value`;
    this.#position++;
    return undefined;
  }

  #unexpected(character: string, complaint: string): string {
    this.#isPast = true;
    return `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${complaint}`;
  }

  #endOfInput(): string {
    const open = this.#open.at(-1);
    if (open === undefined) return 'No content to map due to end-of-input';
    return `Unexpected end-of-input: expected close marker for ${open === '{' ? 'Object' : 'Array'}`;
  }

  #close(): undefined {
    this.#open.pop();
    this.#position++;
    return this.#afterValue();
  }

  #advance(expected: Expected): undefined {
    this.#position++;
    this.#expected = expected;
  }

  #afterValue(): undefined {
    this.#expected = this.#open.length > 0 ? 'separator' : 'end';
  }

  /** Goes past what the pattern matches here, and answers it. */
  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const [found = ''] = pattern.exec(this.#text) ?? [];
    this.#position += found.length;
    return found;
  }
}

function badEscape(character: string): string {
  return `Unrecognized character escape '${character}' (code ${character.charCodeAt(0)})`;
}
