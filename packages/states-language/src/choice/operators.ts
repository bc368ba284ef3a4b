import { matchesPieces } from '@scones/wildcards';
import type { Json } from '../json.ts';
import { parseTimestamp } from '../timestamp.ts';

/** A comparison of a Choice's variable with the operand; a value of another type is never equal, less or greater. */
export interface Operator {
  readonly accepts: (operand: Json) => boolean;
  readonly holds: (value: Json, operand: Json) => boolean;
}

type Order = (order: number) => boolean;

const ORDERS: Readonly<Record<string, Order>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};

/** Operators that compare two values of one type: each can also take its operand from a path. */
export const COMPARISONS: Readonly<Record<string, Operator>> = {
  ...ordered('String', readString),
  ...ordered('Numeric', readNumber),
  ...ordered('Timestamp', readTimestamp),
  BooleanEquals: {
    accepts: (operand) => typeof operand === 'boolean',
    holds: (value, operand) => typeof value === 'boolean' && value === operand,
  },
};

export const STRING_MATCHES: Operator = {
  accepts: (operand) => typeof operand === 'string',
  holds: (value, pattern) =>
    typeof value === 'string' && typeof pattern === 'string' && matchesPieces(piecesOf(pattern), value),
};

/** Operators that test a value's type or presence; their operand says which answer is wanted. */
export const TYPE_TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => readTimestamp(value) !== undefined,
};

function ordered<T extends string | number>(
  type: string,
  read: (value: Json) => T | undefined,
): Record<string, Operator> {
  return Object.fromEntries(
    Object.entries(ORDERS).map(([suffix, accepts]) => [
      `${type}${suffix}`,
      {
        accepts: (operand: Json) => read(operand) !== undefined,
        holds: (value: Json, operand: Json) => {
          const [left, right] = [read(value), read(operand)];
          if (left === undefined || right === undefined) return false;
          return accepts(left < right ? -1 : Number(left > right));
        },
      },
    ]),
  );
}

function readString(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function readNumber(value: Json): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function readTimestamp(value: Json): number | undefined {
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}

/** The texts between the stars; a backslash takes the next character literally. */
function piecesOf(pattern: string): string[] {
  const pieces = [''];
  for (const [token] of pattern.matchAll(/\\.|./gs)) {
    if (token === '*') pieces.push('');
    else pieces[pieces.length - 1] += token.length > 1 ? token.slice(1) : token;
  }
  return pieces;
}
