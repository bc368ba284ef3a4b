import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { variableReferences } from './variable-references.ts';

/** The variables of one state called A. */
function namesIn(state: JsonObject): string[] | undefined {
  return variableReferences(JSON.stringify({ StartAt: 'A', States: { A: state } }))['A'];
}

it.each<[string, JsonObject, string[]]>([
  ['a template', { Parameters: { 'a.$': '$x', b: '$y', c: { 'd.$': '$z.q[0]' } } }, ['x', 'z']],
  ['a function', { Assign: { 'a.$': "States.Format('$no {} {}', $x, States.MathAdd($y, 1))" } }, ['x', 'y']],
  ['a path', { InputPath: '$x', OutputPath: '$.a', SecondsPath: '$y.s' }, ['x', 'y']],
  ['a filter', { 'Items.$': '$.a[?(@.b == $x)]', ItemsPath: '$list[?(@.b == $x)]' }, ['x', 'list']],
  ['a rule', { Choices: [{ Variable: '$x', StringEqualsPath: '$y', Next: 'B' }] }, ['x', 'y']],
  ['a catch', { Catch: [{ Assign: { 'e.$': '$x' } }] }, ['x']],
])('finds the variables of %s in JSONPath', (_what, state, names) => {
  expect(namesIn(state)).toEqual(names);
});

it('finds none in the input, the context, and text', () => {
  expect(
    namesIn({ InputPath: '$', Parameters: { 'a.$': '$$.State.Name', b: '$x', 'c.$': '$.x' } }),
  ).toBeUndefined();
});

it.each<[string, string[] | undefined]>([
  ['{% $x + $y.a %}', ['x', 'y']],
  ['{% $states.input.a %}', undefined],
  ['{% ($a := $x; $a + $b) %}', ['x', 'b']],
  ['{% $map($list, function($v, $i) { $v + $offset + $i }) %}', ['list', 'offset']],
  ['{% $map($list, $uppercase) %}', ['list']],
  ['{% $count($list[price > $limit]) %}', ['list', 'limit']],
  ['{% $orders@$o.items#$i[$o.id = $i] %}', ['orders']],
  ["{% '$x' & /\\$y/ %}", undefined],
  ['$x', undefined],
])('finds in the JSONata %s the variables %j', (Output, names) => {
  expect(namesIn({ QueryLanguage: 'JSONata', Output })).toEqual(names);
});

it('has an entry for each state, within others too, each in its own language', () => {
  const each = (state: JsonObject): JsonObject => ({ StartAt: 'I', States: { I: state } });
  const definition: Json = {
    QueryLanguage: 'JSONata',
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Arguments: '{% $a %}',
        Branches: [{ StartAt: 'Q', States: { Q: { Output: '{% $b %}' } } }],
      },
      M: { Type: 'Map', Items: '{% $c %}', ItemProcessor: each({ Assign: { z: '{% $d %}' } }) },
    },
  };
  expect(variableReferences(JSON.stringify(definition))).toEqual({ P: ['a'], Q: ['b'], M: ['c'], I: ['d'] });
});
