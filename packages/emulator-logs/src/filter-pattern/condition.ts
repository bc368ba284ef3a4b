import { matchesPieces } from '@scones/wildcards';
import { errors } from '../errors.ts';

/** The values that a selector finds in an event: none where the event has none of that name. */
export type Lookup = (selector: string) => readonly unknown[];
export type Condition = (lookup: Lookup) => boolean;

interface Token {
  readonly kind: 'sign' | 'quoted' | 'expression' | 'word';
  readonly text: string;
}

const TOKEN =
  /\s*(?:(?<sign>\|\||&&|!=|<=|>=|[=<>()])|"(?<quoted>(?:[^"\\]|\\.)*)"|%(?<expression>[^%]+)%|(?<word>(?:[^\s()=<>!&|,"[\]]|\[(?:"[^"]*"|'[^']*'|\d+|\*)\])+))\s*/y;

/** `$.a = 1 && ($.b = "x*" || $.c IS NULL)`: what stands between the brackets of a filter pattern. */
export function parseCondition(text: string): Condition {
  const tokens = readTokens(text);
  const condition = readAlternatives(tokens);
  if (tokens.length > 0) throw errors.InvalidParameterException.filterPattern();
  return condition;
}

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups as Partial<Record<Token['kind'], string>> | undefined;
    if (!groups) throw errors.InvalidParameterException.filterPattern();
    const [kind, found] = Object.entries(groups).find(([, part]) => part !== undefined) as [
      Token['kind'],
      string,
    ];
    tokens.push({ kind, text: kind === 'quoted' ? found.replace(/\\(.)/g, '$1') : found });
  }
  return tokens;
}

function readAlternatives(tokens: Token[]): Condition {
  const alternatives = readJoined(tokens, '||', () =>
    readJoined(tokens, '&&', readOne).reduce((one, other) => (lookup) => one(lookup) && other(lookup)),
  );
  return (lookup) => alternatives.some((matches) => matches(lookup));
}

function readJoined(tokens: Token[], sign: string, read: (tokens: Token[]) => Condition): Condition[] {
  const parts = [read(tokens)];
  while (isSign(tokens[0], sign)) {
    tokens.shift();
    parts.push(read(tokens));
  }
  return parts;
}

function readOne(tokens: Token[]): Condition {
  const first = take(tokens);
  if (isSign(first, '(')) {
    const inner = readAlternatives(tokens);
    if (!isSign(take(tokens), ')')) throw errors.InvalidParameterException.filterPattern();
    return inner;
  }
  if (first.kind !== 'word') throw errors.InvalidParameterException.filterPattern();
  return readTest(first.text, tokens);
}

const CONSTANTS: Readonly<Record<string, unknown>> = { TRUE: true, FALSE: false, NULL: null };

function readTest(selector: string, tokens: Token[]): Condition {
  const { kind, text } = take(tokens);
  const word = kind === 'word' ? text.toUpperCase() : '';
  if (word === 'EXISTS') return (lookup) => lookup(selector).length > 0;
  if (word === 'NOT' && take(tokens).text.toUpperCase() === 'EXISTS')
    return (lookup) => lookup(selector).length === 0;
  if (word === 'IS') {
    const constant = take(tokens).text.toUpperCase();
    if (!Object.hasOwn(CONSTANTS, constant)) throw errors.InvalidParameterException.filterPattern();
    return (lookup) => lookup(selector).includes(CONSTANTS[constant]);
  }
  const compare = kind === 'sign' && makeComparison(text, take(tokens));
  if (!compare) throw errors.InvalidParameterException.filterPattern();
  return (lookup) => lookup(selector).some(compare);
}

const BY_SIZE: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '!=': (value, bound) => value !== bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** Numbers are compared by their size, texts by a pattern with `*`; nothing else is compared. */
function makeComparison(sign: string, { kind, text }: Token): ((value: unknown) => boolean) | undefined {
  const bySize = BY_SIZE[sign];
  const bound = kind === 'word' ? Number(text) : NaN;
  if (bySize && !Number.isNaN(bound))
    return (value) => (isComparable(value) ? bySize(Number(value), bound) : false);
  if ((sign !== '=' && sign !== '!=') || kind === 'sign') return undefined;
  const matches = kind === 'expression' ? testOf(expression(text)) : wildcards(text);
  return (value) => isComparable(value) && matches(String(value)) === (sign === '=');
}

function isComparable(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function wildcards(pattern: string): (text: string) => boolean {
  const pieces = pattern.split('*');
  return (text) => matchesPieces(pieces, text);
}

function testOf(wanted: RegExp): (text: string) => boolean {
  return (text) => wanted.test(text);
}

/** What stands between percent signs: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
export function expression(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (cause) {
    throw errors.InvalidParameterException.filterPattern({ cause });
  }
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}

function take(tokens: Token[]): Token {
  const token = tokens.shift();
  if (!token) throw errors.InvalidParameterException.filterPattern();
  return token;
}
