import { expect, it } from 'vitest';
import { FieldReader } from '../definition/field-reader.ts';
import type { Json, JsonObject } from '../json.ts';
import { testScope } from '../test-scope.ts';
import { readComparison } from './comparison.ts';

function holds(rule: JsonObject, input: Json): boolean {
  return readComparison(new FieldReader(rule, '/rule'))(testScope(input));
}

const on = (operator: string, operand: Json): JsonObject => ({ Variable: '$.v', [operator]: operand });

it.each<[JsonObject, Json, boolean]>([
  [on('StringEquals', 'a'), 'a', true],
  [on('StringEquals', 'a'), 1, false],
  [on('StringLessThan', 'b'), 'a', true],
  [on('NumericGreaterThanEquals', 2), 2, true],
  [on('NumericEquals', 1), '1', false],
  [on('BooleanEquals', false), false, true],
  [on('BooleanEquals', false), null, false],
  [on('TimestampLessThan', '2026-01-01T00:00:00Z'), '2026-01-01T00:30:00+01:00', true],
  [on('TimestampEquals', '2026-01-01T00:00:00Z'), '2026-01-01', false],
  [on('StringMatches', 'log-*.txt'), 'log-1.txt', true],
  [on('StringMatches', 'log-*.txt'), 'log-1xtxt', false],
  [on('StringMatches', 'a\\*'), 'a*', true],
  [on('StringMatches', 'a\\*'), 'ab', false],
  [on('IsNull', true), null, true],
  [on('IsNumeric', true), '1', false],
  [on('IsTimestamp', true), '2026-01-01T00:00:00.5Z', true],
  [on('IsTimestamp', true), '2026-13-01T00:00:00Z', false],
  [on('IsPresent', true), 1, true],
])('%j of %j: %s', (rule, v, expected) => {
  expect(holds(rule, { v })).toBe(expected);
});

it('compares two places of the input', () => {
  const rule = { Variable: '$.a', NumericLessThanPath: '$.b' };
  expect(holds(rule, { a: 1, b: 2 })).toBe(true);
  expect(holds(rule, { a: 2, b: 1 })).toBe(false);
});

it('combines rules with And, Or and Not', () => {
  const between = { And: [on('NumericGreaterThan', 1), { Not: on('NumericGreaterThan', 5) }] };
  expect([0, 3, 9].map((v) => holds(between, { v }))).toEqual([false, true, false]);
  const either = { Or: [on('IsNull', true), on('StringEquals', '')] };
  expect([null, '', 'a'].map((v) => holds(either, { v }))).toEqual([true, true, false]);
});

it('takes a missing variable for an error, unless it asks whether it is present', () => {
  expect(holds(on('IsPresent', false), {})).toBe(true);
  expect(() => holds(on('StringEquals', 'a'), {})).toThrow(
    `Invalid path '$.v': The choice state's condition path references an invalid value.`,
  );
});

it.each<[JsonObject, string]>([
  [
    { StringEquals: 'a' },
    'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]',
  ],
  [
    { Variable: '$.v', StringEquals: 'a', IsNull: true },
    'There should only be one of the following fields: [StringEquals, IsNull]',
  ],
  [{ Variable: '$.v' }, 'A Choice rule needs one comparison operator'],
  [on('NumericEquals', 'a'), 'Value is not a valid operand of NumericEquals'],
  [{ Variable: 'v', IsNull: true }, `Value is not a Reference Path: Reference path didn't start with '$'`],
  [{ Variable: '$.v', StringMatchesPath: '$.p' }, 'A Choice rule needs one comparison operator'],
])('refuses %j', (rule, message) => {
  expect(() => readComparison(new FieldReader(rule, '/rule'))).toThrow(message);
});
