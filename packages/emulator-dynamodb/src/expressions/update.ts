import { type AttributeValue, type Item, setOf, typeOf } from '../attribute-value.ts';
import { errors } from '../errors.ts';
import { addNumbers, negated } from '../numbers.ts';
import { checkOverlaps } from './overlaps.ts';
import { valueAt } from './paths.ts';
import type { Path, Tokens } from './tokens.ts';

type Section = 'SET' | 'REMOVE' | 'ADD' | 'DELETE';

type Term =
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: '+' | '-' | 'list_append'; readonly terms: readonly [Term, Term] }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Term };

interface Action {
  readonly section: Section;
  readonly path: Path;
  readonly term: Term | undefined;
}

export type Update = readonly Action[];

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
export function parseUpdate(tokens: Tokens): Update {
  const actions: Action[] = [];
  const seen = new Set<Section>();
  const { expression } = tokens;
  while (!tokens.isAtEnd) {
    const section = parseSection(tokens);
    if (seen.has(section)) throw errors.ValidationException.twice({ expression, section });
    seen.add(section);
    do actions.push(parseAction(tokens, section));
    while (tokens.takeIf(','));
  }
  checkOverlaps(
    actions.map(({ path }) => path),
    expression,
  );
  return actions;
}

function parseSection(tokens: Tokens): Section {
  const word = tokens.peek().toUpperCase();
  if (word !== 'SET' && word !== 'REMOVE' && word !== 'ADD' && word !== 'DELETE') throw tokens.refused();
  tokens.take();
  return word;
}

function parseAction(tokens: Tokens, section: Section): Action {
  const path = tokens.path();
  if (section === 'REMOVE') return { section, path, term: undefined };
  if (section === 'SET') {
    tokens.expect('=');
    return { section, path, term: parseSum(tokens) };
  }
  const value = tokens.value();
  const isFit = setOf(value) !== undefined || (section === 'ADD' && 'N' in value);
  const { operandType } = errors.ValidationException;
  if (!isFit) throw operandType({ expression: tokens.expression, name: section, type: typeOf(value) });
  return { section, path, term: { kind: 'value', value } };
}

function parseSum(tokens: Tokens): Term {
  const left = parseTerm(tokens);
  const operator = tokens.peek();
  if (operator !== '+' && operator !== '-') return left;
  tokens.take();
  return { kind: operator, terms: [left, parseTerm(tokens)] };
}

function parseTerm(tokens: Tokens): Term {
  if (tokens.isValue()) return { kind: 'value', value: tokens.value() };
  if (tokens.takeIf('(')) {
    const inner = parseSum(tokens);
    tokens.expect(')');
    return inner;
  }
  return tokens.peek(1) === '(' ? parseFunction(tokens) : { kind: 'path', path: tokens.path() };
}

function parseFunction(tokens: Tokens): Term {
  const { expression } = tokens;
  const { documentPath, operandCount, unknownFunction } = errors.ValidationException;
  const name = tokens.peek();
  if (name !== 'list_append' && name !== 'if_not_exists') throw unknownFunction({ expression, name });
  tokens.take();
  tokens.expect('(');
  const terms = [parseSum(tokens)];
  while (tokens.takeIf(',')) terms.push(parseSum(tokens));
  tokens.expect(')');
  const [first, second] = terms;
  if (!first || !second || terms.length > 2) throw operandCount({ expression, name, count: terms.length });
  if (name === 'list_append') return { kind: name, terms: [first, second] };
  if (first.kind !== 'path') throw documentPath({ expression, name });
  return { kind: name, path: first.path, otherwise: second };
}

/** A place in a list that is gone, until all places close up. */
const GONE = Symbol('gone');

/** The item after the update. Every term is of the item as it was. */
export function applyUpdate(item: Item, update: Update): Item {
  const next = structuredClone(item);
  for (const { section, path, term } of update) {
    const given = term && resolve(item, term);
    write(next, path, valueAfter(section, valueAt(item, path), given));
  }
  return closed({ M: next });
}

function resolve(item: Item, term: Term): AttributeValue {
  const { noAttribute, updateType } = errors.ValidationException;
  if (term.kind === 'value') return term.value;
  if (term.kind === 'if_not_exists') return valueAt(item, term.path) ?? resolve(item, term.otherwise);
  if (term.kind === 'path') {
    const value = valueAt(item, term.path);
    if (!value) throw noAttribute();
    return value;
  }
  const [left, right] = term.terms.map((each) => resolve(item, each)) as [AttributeValue, AttributeValue];
  if (term.kind === 'list_append') {
    if (!('L' in left && 'L' in right)) throw updateType();
    return { L: [...left.L, ...right.L] };
  }
  if (!('N' in left && 'N' in right)) throw updateType();
  return { N: addNumbers(left.N, term.kind === '+' ? right.N : negated(right.N)) };
}

/** Undefined where nothing is left. */
function valueAfter(
  section: Section,
  before: AttributeValue | undefined,
  given: AttributeValue | undefined,
): AttributeValue | undefined {
  if (section === 'REMOVE' || given === undefined) return undefined;
  if (section === 'SET') return given;
  if (before === undefined) return section === 'ADD' ? given : undefined;
  if (typeOf(before) !== typeOf(given)) throw errors.ValidationException.updateType();
  if ('N' in before && 'N' in given) return { N: addNumbers(before.N, given.N) };
  return setAfter(section, before, given);
}

function setAfter(
  section: Section,
  before: AttributeValue,
  given: AttributeValue,
): AttributeValue | undefined {
  const [has, changes] = [setOf(before) ?? [], setOf(given) ?? []];
  const set =
    section === 'ADD' ? [...new Set([...has, ...changes])] : has.filter((one) => !changes.includes(one));
  return set.length === 0 ? undefined : ({ [typeOf(before)]: set } as unknown as AttributeValue);
}

function write(item: Item, path: Path, value: AttributeValue | undefined): void {
  const last = path.at(-1) as string | number;
  const parent = path.length > 1 ? valueAt(item, path.slice(0, -1)) : { M: item };
  if (typeof last === 'number' && parent && 'L' in parent) writePlace(parent.L as unknown[], last, value);
  else if (typeof last === 'string' && parent && 'M' in parent) writeMember(parent.M, last, value);
  else throw errors.ValidationException.updatePath();
}

/** A place beyond the end is the next one. */
function writePlace(list: unknown[], place: number, value: AttributeValue | undefined): void {
  if (value !== undefined) list[Math.min(place, list.length)] = value;
  else if (place < list.length) list[place] = GONE;
}

/** Defined, because an attribute may be called `__proto__`. */
function writeMember(map: Item, name: string, value: AttributeValue | undefined): void {
  if (value === undefined) Reflect.deleteProperty(map, name);
  else Object.defineProperty(map, name, { value, configurable: true, enumerable: true, writable: true });
}

/** Without the places that are gone, or that were never filled. */
function closed({ M }: { readonly M: Item }): Item {
  return Object.fromEntries(Object.entries(M).map(([name, value]) => [name, closedValue(value)]));
}

function closedValue(value: AttributeValue): AttributeValue {
  if ('M' in value) return { M: closed(value) };
  if (!('L' in value)) return value;
  const kept = (value.L as readonly (AttributeValue | typeof GONE | undefined)[]).filter(
    (each): each is AttributeValue => each !== undefined && each !== GONE,
  );
  return { L: kept.map((each) => closedValue(each)) };
}
