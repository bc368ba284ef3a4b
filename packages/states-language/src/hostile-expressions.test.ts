import { expect, it } from 'vitest';
import type { Json } from './json.ts';
import type { Ports } from './ports.ts';
import { evaluateLong } from './query-language/evaluation.ts';
import { runStates } from './test-run.ts';
import { limitThreadTime } from './testing/limit-thread-time.ts';

/** How long an evaluation may hold the thread before it goes on elsewhere, in milliseconds. */
limitThreadTime(1000);

const numbers = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index * 7919) % count);
const text = 'a'.repeat(50);
const doubled = (made: string, times: number): string =>
  `($f := function($x, $n) { $n = 0 ? $x : $f(${made}, $n - 1) }; $f([1], ${times}))`;
const chain = (made: (name: string) => string, times: number): string =>
  `($x := [1]; ${Array.from({ length: times }, () => `$x := ${made('$x')}`).join('; ')}; $x)`;
const both = (x: string): string => `[[${x}], [${x}]]`;

it.each<[string, string, Json?]>([
  ['a loop', '($f := function($x) { $f($x + 1) }; $f(1))'],
  ['a list that grows slowly', '($f := function($x) { $f($append($x, [1..100])) }; $f([]))'],
  ['an object that grows deep', '($f := function($x) { $f({"a": $x}) }; $f({}))'],
  ['a regular expression that backtracks', '$match($states.input, /^(a+)+$/)', `${text}!`],
  ['one that replaces', '$replace($states.input, /^(a|a)*$/, "")', `${text}!`],
  ['one that splits', '$split($states.input, /(a*)*b/)', text],
  ['one that refers to what it matched', '$contains($states.input, /(.*)\\1+b/)', text],
  ['one of many quantifiers', '$contains($states.input, /a*a*a*a*a*a*b/)', text.repeat(10)],
  ['one that is called', '($r := /(a*)*b/; $r($states.input))', text],
  ['one that filters', '$filter([$states.input], /(a*)*b/)', text],
  ['maps within maps', '$map([1..3000], function($a) { $map([1..3000], function($b) { $a * $b }) })'],
  ['a value that holds itself twice', doubled('{"a": $x, "b": $x}', 60)],
  ['one that is made without a function', chain((x) => `{"a": ${x}, "b": ${x}}`, 40)],
  ['one that is grouped', chain((x) => `[1]{"a": ${x}, "b": ${x}}`, 40)],
  ['one that is compared', `(${chain(both, 40)} = ${chain(both, 40)})`],
  ['one that is printed', `$string(${chain(both, 40)})`],
  ['one that is searched', `(${chain(both, 40)}).**`],
  ['zipped lists', chain((x) => `$zip(${x}, ${x})`, 40)],
  ['a reduction by a function of the library', '$reduce($states.input, $append)', numbers(40_000)],
  ['a sorted list', '$sort($states.input)', numbers(40_000)],
  ['distinct numbers', '$distinct($states.input)', numbers(40_000)],
  ['distinct numbers of several lists', '$map($states.input, $distinct)', [numbers(20_000), numbers(20_000)]],
  ['distinct numbers by another name', '($d := $distinct; $d($states.input))', numbers(40_000)],
  ['a wide text', '$length($pad("x", 300000000))'],
  ['a long range', '[1..800000] ~> $count()'],
])('goes on elsewhere with %s', async (_what, expression, input = {}) => {
  const { result } = runStates(
    { E: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } },
    {
      machine: { QueryLanguage: 'JSONata' },
      input,
      evaluateElsewhere: ({ source }) => Promise.resolve({ text: JSON.stringify(`elsewhere: ${source}`) }),
    },
  );
  expect(await result).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(`elsewhere: ${expression}`) });
});

it.each<[string, Json, Json?]>([
  ['$sum($states.input.items.price)', 4950, { items: numbers(100).map((price) => ({ price })) }],
  ['$count($distinct($states.input))', 100, numbers(100)],
  ['$sort($states.input)[0]', 0, numbers(300)],
  ['$match("2026-01-31", /^(\\d{4})-(\\d\\d)-(\\d\\d)$/).groups[1]', '01'],
  ['$contains("chef@scones.example", /^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$/)', true],
  ['$replace("a-b c", /[^a-z]/, "_")', 'a_b_c'],
  ['$map($states.input, function($v, $i) { $v * $i })[2]', 6, [1, 2, 3]],
  ['$reduce($states.input, function($a, $b) { $a + $b })', 6, [1, 2, 3]],
  ['$map(["b", "a"], $uppercase)', ['B', 'A']],
  ['$join($map($states.input, $string), ",")', '1,2,3', [1, 2, 3]],
  ['$reduce([[1], [2]], $append)', [1, 2]],
])('evaluates %s at once', async (expression, output, input = {}) => {
  const { result } = runStates(
    { E: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } },
    {
      machine: { QueryLanguage: 'JSONata' },
      input,
      evaluateElsewhere: () => Promise.reject(new Error('it went on elsewhere')),
    },
  );
  expect(await result).toEqual({ status: 'SUCCEEDED', output: JSON.stringify(output) });
});

it('draws the same random numbers elsewhere as here', async () => {
  const draw = async (evaluateElsewhere: Ports['evaluateElsewhere'], more: number): Promise<unknown> => {
    const expression = `[$uuid(), $random(), $count([1..${more}])]`;
    const states = { E: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } };
    const { result } = runStates(states, { machine: { QueryLanguage: 'JSONata' }, evaluateElsewhere });
    const end = await result;
    return 'output' in end ? (JSON.parse(end.output) as unknown[]).slice(0, 2) : end;
  };
  const here = await draw(() => Promise.reject(new Error('it went on elsewhere')), 1);
  expect(await draw(evaluateLong, 800_000)).toEqual(here);
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'reads no %s that data inherits',
  async (name) => {
    for (const expression of [
      `$states.input.\`${name}\``,
      `$lookup($states.input, "${name}")`,
      `$states.input.t.\`${name}\``,
    ]) {
      const { result } = runStates(
        { E: { Type: 'Pass', Output: `{% $exists(${expression}) %}`, End: true } },
        { machine: { QueryLanguage: 'JSONata' }, input: { t: 'text' } },
      );
      expect(await result).toEqual({ status: 'SUCCEEDED', output: 'false' });
    }
  },
);
