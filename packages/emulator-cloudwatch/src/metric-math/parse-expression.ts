import { MathFault } from './math-value.ts';

/** An expression as it is reckoned. */
export type Expression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  /** A word in capitals that stands by itself, as REPEAT or DESC. */
  | { readonly type: 'word'; readonly value: string }
  /** The id of another query. */
  | { readonly type: 'id'; readonly value: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly type: 'negative'; readonly of: Expression }
  | {
      readonly type: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

export type Operator = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '&&' | '||';

/** From the loosest to the tightest. `^` binds tighter than all of them, and to its right. */
const LEVELS: readonly (readonly string[])[] = [
  ['||', 'OR'],
  ['&&', 'AND'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];
const SPELLINGS: Readonly<Record<string, Operator>> = { OR: '||', AND: '&&' };

const TOKEN =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<text>"[^"]*"|'[^']*')|(?<name>[A-Za-z]\w*)|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],]))/y;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
}

/** How deep brackets may nest, so that no text exhausts the stack. */
const DEEPEST = 100;

/** Reads an expression of metric math. @throws {MathFault} where it isn’t one */
export function parseExpression(text: string): Expression {
  if (/^\s*SELECT\s/i.test(text)) throw new MathFault('The emulator does not support queries in SQL');
  return new Parser(tokensOf(text)).whole();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new MathFault(`Unexpected ${text.slice(at).trim().slice(0, 10)}`);
    const [kind, found] = Object.entries(groups).find(([, value]) => value !== undefined) as [
      Token['kind'],
      string,
    ];
    tokens.push({ kind, text: found });
  }
  return [...tokens, { kind: 'end', text: 'the end' }];
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#level(0);
    if (this.#next.kind !== 'end') throw this.#unexpected();
    return expression;
  }

  get #next(): Token {
    return this.#tokens[this.#at] as Token;
  }

  #unexpected(): MathFault {
    return new MathFault(`Unexpected ${this.#next.text}`);
  }

  #takes(signs: readonly string[]): string | undefined {
    const { kind, text } = this.#next;
    if ((kind !== 'sign' && kind !== 'name') || !signs.includes(text)) return undefined;
    this.#at++;
    return text;
  }

  #expects(sign: string): void {
    if (!this.#takes([sign])) throw this.#unexpected();
  }

  #level(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#signed();
    let left = this.#level(level + 1);
    for (let sign = this.#takes(operators); sign !== undefined; sign = this.#takes(operators))
      left = {
        type: 'binary',
        operator: SPELLINGS[sign] ?? (sign as Operator),
        left,
        right: this.#level(level + 1),
      };
    return left;
  }

  #signed(): Expression {
    return this.#nested(() => {
      if (this.#takes(['-'])) return { type: 'negative', of: this.#signed() };
      const base = this.#single();
      if (!this.#takes(['^'])) return base;
      return { type: 'binary', operator: '^', left: base, right: this.#signed() };
    });
  }

  #nested(read: () => Expression): Expression {
    if (++this.#depth > DEEPEST) throw new MathFault(`It nests deeper than ${DEEPEST}`);
    const expression = read();
    this.#depth--;
    return expression;
  }

  #single(): Expression {
    if (this.#takes(['('])) {
      const inner = this.#level(0);
      this.#expects(')');
      return inner;
    }
    if (this.#takes(['['])) return { type: 'list', items: this.#until(']') };
    const { kind, text } = this.#next;
    if (kind === 'sign' || kind === 'end') throw this.#unexpected();
    this.#at++;
    if (kind === 'number') return { type: 'number', value: Number(text) };
    if (kind === 'text') return { type: 'text', value: text.slice(1, -1) };
    if (this.#takes(['('])) return { type: 'call', name: text, args: this.#until(')') };
    return { type: /^[a-z]/.test(text) ? 'id' : 'word', value: text };
  }

  #until(sign: string): Expression[] {
    if (this.#takes([sign])) return [];
    const items = [this.#level(0)];
    while (this.#takes([','])) items.push(this.#level(0));
    this.#expects(sign);
    return items;
  }
}
