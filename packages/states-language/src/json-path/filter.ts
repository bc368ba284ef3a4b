import type { Json } from '../json.ts';
import type { Cursor } from './cursor.ts';
import { OPERATOR_NAMES, OPERATORS } from './filter-operators.ts';
import { matchesPattern, readPattern } from './filter-pattern.ts';
import { followPath } from './follow-path.ts';
import { parseQuoted, parseSelectors } from './parse-selectors.ts';
import type { Filter } from './selector.ts';
import type { Walk } from './walk.ts';

type Operand = (child: Json, walk: Walk) => Json | undefined;

const DEEPEST = 100;

/** Parses `(…)` behind the question mark of `[?(…)]`. */
export function parseFilter(cursor: Cursor): Filter {
  cursor.expect('(');
  const filter = cursor.nested(DEEPEST, () => parseOr(cursor));
  cursor.skipSpaces();
  cursor.expect(')');
  return filter;
}

function parseOr(cursor: Cursor): Filter {
  const alternatives = [parseAnd(cursor)];
  while (takeOperator(cursor, '||')) alternatives.push(parseAnd(cursor));
  return (child, walk) => alternatives.some((filter) => filter(child, walk));
}

function parseAnd(cursor: Cursor): Filter {
  const conditions = [parseCondition(cursor)];
  while (takeOperator(cursor, '&&')) conditions.push(parseCondition(cursor));
  return (child, walk) => conditions.every((filter) => filter(child, walk));
}

function parseCondition(cursor: Cursor): Filter {
  if (takeOperator(cursor, '!')) {
    const inner = cursor.nested(DEEPEST, () => parseCondition(cursor));
    return (child, walk) => !inner(child, walk);
  }
  cursor.skipSpaces();
  if (cursor.text[cursor.position] === '(') return parseFilter(cursor);
  const left = parseOperand(cursor);
  if (takeOperator(cursor, '=~')) {
    cursor.skipSpaces();
    const pattern = readPattern(cursor);
    return (child, walk) => matchesPattern(pattern, left(child, walk), walk);
  }
  const operator = OPERATOR_NAMES.find((name) => takeOperator(cursor, name));
  if (operator === undefined) return (child, walk) => left(child, walk) !== undefined;
  const compare = OPERATORS[operator] as (typeof OPERATORS)[string];
  const right = parseOperand(cursor);
  return (child, walk) => {
    walk.visit();
    return compare(left(child, walk), right(child, walk));
  };
}

function takeOperator(cursor: Cursor, operator: string): boolean {
  cursor.skipSpaces();
  return cursor.take(operator);
}

function parseOperand(cursor: Cursor): Operand {
  cursor.skipSpaces();
  if (cursor.take('@')) {
    const selectors = parseSelectors(cursor);
    return (child, walk) => followPath(selectors, child, walk);
  }
  if (cursor.take('$')) {
    const selectors = parseSelectors(cursor);
    return (_child, walk) => followPath(selectors, walk.root, walk);
  }
  const literal = parseLiteral(cursor);
  return () => literal;
}

function parseLiteral(cursor: Cursor): Json {
  const text = parseQuoted(cursor);
  if (text !== undefined) return text;
  const scalar = cursor.match(/true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (scalar !== undefined) return JSON.parse(scalar) as Json;
  if (!cursor.take('[')) throw cursor.error('expected a path or a literal');
  const items: Json[] = [];
  while (!takeOperator(cursor, ']')) {
    if (items.length > 0) cursor.expect(',');
    cursor.skipSpaces();
    items.push(cursor.nested(DEEPEST, () => parseLiteral(cursor)));
  }
  return items;
}
