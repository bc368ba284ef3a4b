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
  ["States.MathAdd('a', 1)", 'argument 1 must be a number, but was "a"'],
  ['States.ArrayGetItem($.list, 9)', 'the array has no item 9'],
  ['States.ArrayRange(0, 5000, 1)', 'a range may have no more than 1000 items'],
  ["States.Hash('a', 'CRC')", 'CRC is none of MD5, SHA-1, SHA-256, SHA-384 and SHA-512'],
  ["States.StringToJson('nonsense')", 'the text is not JSON'],
  ["States.Format('{} {}', 1)", 'the template has more {} than values'],
  ["States.Format('{} \\\\{ }', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ["States.Format('{} }', 1)", "Invalid template in States.Format: matching '{' not found for '}'."],
  [
    'States.JsonMerge($.object, $.object, true)',
    'argument 3 must be false: only shallow merging is supported',
  ],
])('fails in %s, saying why', (text, reason) => {
  expect(() => parseIntrinsicCall(text).evaluate(scope)).toThrow(
    `States.IntrinsicFailure: The function '${text}' had the following error: ${reason}`,
  );
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
