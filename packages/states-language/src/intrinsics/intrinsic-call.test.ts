import { expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { PathSyntaxError } from '../json-path/cursor.ts';
import { testScope } from '../test-scope.ts';
import { parseIntrinsicCall } from './intrinsic-call.ts';

const scope = testScope({
  n: 2.5,
  list: [1, 2, 2, 3],
  name: "O'Hara",
  object: { a: 1, b: [] },
  text: '{"x":1}',
});

it.each<[string, Json]>([
  ["States.Format('{} of {}', $.n, 'all')", '2.5 of all'],
  ["States.Format('\\{\\} {}', $.object)", '{} {a=1, b=[]}'],
  ["States.Format('\\\\ {}', 1)", '\\ 1'],
  ["States.Format('it\\'s {}', null)", "it's null"],
  ['States.Array(1, true, $.name)', [1, true, "O'Hara"]],
  ['States.ArrayPartition($.list, 3)', [[1, 2, 2], [3]]],
  ['States.ArrayContains($.list, 3)', true],
  ['States.ArrayRange(1, 9, 2)', [1, 3, 5, 7, 9]],
  ['States.ArrayRange(3, 1, -1)', [3, 2, 1]],
  ['States.ArrayGetItem($.list, 3)', 3],
  ['States.ArrayLength($.list)', 4],
  ['States.ArrayUnique($.list)', [1, 2, 3]],
  ["States.Base64Encode('Grüße')", 'R3LDvMOfZQ=='],
  ["States.Base64Decode('R3LDvMOfZQ==')", 'Grüße'],
  ["States.Hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
  ['States.JsonMerge($.object, States.StringToJson(\'\\{"a":2\\}\'), false)', { a: 2, b: [] }],
  ['States.StringToJson($.text)', { x: 1 }],
  ['States.JsonToString($.object)', '{"a":1,"b":[]}'],
  ['States.MathAdd($.n, -1)', 2],
  ['States.MathRandom(1, 2)', 1],
  ["States.StringSplit('a,b;;c', ',;')", ['a', 'b', 'c']],
  ["States.Format('{}', States.MathAdd(1, States.ArrayLength($.list)))", '5'],
])('evaluates %s', (text, expected) => {
  expect(parseIntrinsicCall(text).evaluate(scope)).toEqual(expected);
});

it('gives the same random number for the same seed', () => {
  const draw = (): Json => parseIntrinsicCall('States.MathRandom(0, 1000000, 7)').evaluate(scope);
  expect(draw()).toBe(draw());
});

it('makes UUIDs', () => {
  expect(parseIntrinsicCall('States.UUID()').evaluate(scope)).toMatch(/^[\da-f]{8}-/);
});

it.each([
  ["States.MathAdd('a', 1)", 'Invalid arguments in States.MathAdd'],
  ['States.MathAdd(2147483647, 1)', 'Invalid arguments in States.MathAdd'],
  ['States.MathAdd(3000000000, 1)', 'Invalid arguments in States.MathAdd'],
  ['States.MathRandom(1.4, 1.6)', 'Invalid arguments in States.MathRandom'],
  ['States.ArrayGetItem($.list, 9)', 'Invalid arguments in States.ArrayGetItem'],
  ['States.ArrayPartition($.list, 0.6)', 'Invalid arguments in States.ArrayPartition'],
  ['States.ArrayRange(0, 5000, 1)', 'Invalid arguments in States.ArrayRange'],
  ['States.ArrayRange(1, 10, 0.49)', 'Invalid arguments in States.ArrayRange'],
  ["States.Hash('a', 'CRC')", 'Invalid arguments in States.Hash'],
  ["States.StringToJson('nonsense')", 'Invalid arguments in States.StringToJson'],
  [
    "States.Format('{} {}', 1)",
    'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
  ],
  ["States.Format('{} \\\\{ }', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ["States.Format('{} }', 1)", "Invalid template in States.Format: matching '{' not found for '}'."],
  ['States.JsonMerge($.object, $.object, true)', 'Invalid arguments in States.JsonMerge'],
])('fails in %s as AWS says it', (text, reason) => {
  expect(() => parseIntrinsicCall(text).evaluate(scope)).toThrow(
    `States.Runtime: There was an error while evaluating the intrinsic function: ${text}. ${reason}`,
  );
});

it('rounds what is added, and cuts the bounds of a range and the length of a part', () => {
  const value = (text: string): Json => parseIntrinsicCall(text).evaluate(scope);
  expect(value('States.MathAdd(1.6, 2.7)')).toBe(5);
  expect(value('States.ArrayRange(1.6, 1.4, 1)')).toEqual([1]);
  expect(value('States.ArrayRange(5.4, -0.6, -2.4)')).toEqual([5, 3, 1]);
  expect(value('States.ArrayPartition(States.Array(1, 2, 3), 2.6)')).toEqual([[1, 2], [3]]);
});

it('fails for a path that leads nowhere', () => {
  expect(() => parseIntrinsicCall('States.Array($.none)').evaluate(scope)).toThrow('States.Runtime');
});

it.each([
  'States.None()',
  'States.UUID(1)',
  'States.Format()',
  "States.Array('a)",
  'States.Array(1',
  "States.Array('\\n')",
])('refuses %s', (text) => {
  expect(() => parseIntrinsicCall(text)).toThrow(PathSyntaxError);
});
