import { describe, expect, it } from 'vitest';
import { validate } from '../definition/parse.ts';
import type { Json, JsonObject } from '../json.ts';
import { ServiceError } from '../ports.ts';
import { runStates } from '../test-run.ts';

const jsonata = { QueryLanguage: 'JSONata' };

async function evaluate(expression: string, input: Json = {}): Promise<object> {
  const { result } = runStates(
    { E: { Type: 'Pass', Output: { r: `{% ${expression} %}` }, End: true } },
    { machine: jsonata, input },
  );
  const { status, ...end } = await result;
  return 'output' in end ? { status, output: JSON.parse(end.output) } : { status, ...end };
}

function sum(terms: number): string {
  return Array(terms).fill('1').join('+');
}

const doubled = (times: number): string =>
  `($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p("x", ${times})))`;

describe('an expression gives what it gives on AWS', () => {
  it.each<[string, Json]>([
    ['1/0', 'Infinity'],
    ['-1/0', '-Infinity'],
    ['[1/0]', ['Infinity']],
    ['{"k": 0/0}', { k: 'NaN' }],
    ['$random(42)', 0.7275636800328681],
    ['$random(0)', 0.730967787376657],
    ['$range(0, 6, 2)', [0, 2, 4, 6]],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$range(1, 1, 1)', 1],
    ['$count($range(1, 360145, 1))', 360_145],
    ['[1..1]', [1]],
    ['$count($range(1, 200000, 1))', 200_000],
    ['$partition([1,2,3,4,5], 2.9)', [[1, 2], [3, 4], [5]]],
    ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
    ['[1..873782] ~> $count()', 873_782],
    [doubled(22), 4_194_304],
    [sum(100), 100],
    [`$count([${Array(300).fill('1+1').join(',')}])`, 300],
    [`$count($keys({${Array.from({ length: 300 }, (_, index) => `"k${index}": 1+1`).join(',')}}))`, 300],
    ['$count($keys($states.input.items{$string(n): n+1}))', 200],
  ])('%s', async (expression, r) => {
    const items = Array.from({ length: 200 }, (_, n) => ({ n }));
    expect(await evaluate(expression, { items })).toEqual({ status: 'SUCCEEDED', output: { r } });
  });
});

it.each(['$range(5, 1, 1)', '$range(1, 5)', '$partition([1], 0)', '$partition([], 2)', '$hash("a")'])(
  'nothing comes of %s',
  async (expression) => {
    expect(await evaluate(expression)).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(`'Output/r' returned nothing (undefined).`),
    });
  },
);

describe('an expression fails where it fails on AWS', () => {
  const memory = ': Expression evaluation memory limit exceeded: Check for excessive memory usage';
  const depth = ': Stack overflow error: Check for non-terminating recursive function.';

  it.each([
    ['$eval("1+1")', '. T1006: Attempted to invoke a non-function'],
    ['$sum(["a"])', '. T0412: Argument 1 of function "sum" must be an array of "numbers"'],
    ['$partition([1], -1)', '. The size of a partition must be a positive integer'],
    ['[1..873783] ~> $count()', memory],
    ['$range(1, 360146, 1)', memory],
    ['[1..20000000]', memory],
    [doubled(23), memory],
    [sum(101), depth],
    ['($f := function($n) { 1 + $f($n + 1) }; $f(1))', depth],
  ])('%s', async (expression, reason) => {
    expect(await evaluate(expression)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(
        `The JSONata expression '${expression}' specified for the field 'Output/r' threw an error during evaluation${reason}`,
      ),
    });
  });

  it('ends one that would loop for ever', async () => {
    expect(await evaluate('($f := function($x) { $f($x + 1) }; $f(1))')).toMatchObject({
      status: 'FAILED',
      cause: expect.stringContaining(': Expression evaluation timeout: Check for infinite loop'),
    });
  });
});

describe('a failed expression is named by its place in the state', () => {
  const nothing = '{% $states.input.missing %}';
  const end: JsonObject = { Type: 'Succeed' };
  const fails: JsonObject = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true };

  it.each<[string, JsonObject]>([
    [
      'Choices[0]/Condition',
      { Type: 'Choice', Choices: [{ Condition: nothing, Next: 'End' }], Default: 'End' },
    ],
    [
      'Choices[1]/Output/v[0]',
      {
        Type: 'Choice',
        Choices: [
          { Condition: '{% false %}', Next: 'End' },
          { Condition: '{% true %}', Output: { v: [nothing] }, Next: 'End' },
        ],
      },
    ],
    [
      'Catch[0]/Output/v',
      { ...fails, Catch: [{ ErrorEquals: ['States.ALL'], Output: { v: nothing }, Next: 'End' }] },
    ],
  ])('%s', async (place, state) => {
    const { result } = runStates(
      { E: state, End: end },
      {
        machine: jsonata,
        callService: () =>
          Promise.reject(new ServiceError('Sns.NotFound', 'there is no topic', 404, 'request')),
      },
    );
    expect((await result) as object).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: `An error occurred while executing the state 'E' (entered at the event id #2). The JSONata expression '$states.input.missing' specified for the field '${place}' returned nothing (undefined).`,
    });
  });
});

describe('a definition is refused for an expression', () => {
  const diagnose = (expression: string): readonly object[] =>
    validate(
      JSON.stringify({
        ...jsonata,
        StartAt: 'E',
        States: { E: { Type: 'Pass', Output: { v: `{% ${expression} %}` }, End: true } },
      }),
    );
  const location = '/States/E/Output/v';

  it.each([
    ['$states.input.a[1,2)', 'Expected "]", got ","'],
    ['"unterminated', 'String literal must be terminated by a matching quote'],
    ['1 +', 'Unexpected end of expression'],
    ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
    ['$match("a", /abc', 'No terminating / in regular expression'],
  ])('that does not parse: %s', (expression, message) => {
    expect(diagnose(expression)).toEqual([
      { severity: 'ERROR', code: 'INVALID_JSONATA_EXPRESSION', message, location },
    ]);
  });

  it.each([
    ['phone', "Reference to 'phone' at the top level is not supported."],
    ['phone.number', "Reference to 'phone' at the top level is not supported."],
    ['1 + (a; b)', "Reference to 'a' at the top level is not supported."],
    ['{"k": [name]}', "Reference to 'name' at the top level is not supported."],
    [
      '$map($states.input.items, function($v) { name })',
      "Reference to 'name' at the top level is not supported.",
    ],
    ['items[0]', "Reference to 'items' at the top level is not supported."],
    ['*', "Reference to '*' at the top level is not supported."],
    ['$$', "Reference to '$$' is not supported."],
    ['$states.input[$$.a = 1]', "Reference to '$$' is not supported."],
    ['$states.errorOutput.Error', "Reference to '$states.errorOutput' is only supported in a Catch."],
  ])('that refers to what AWS does not offer: %s', (expression, message) => {
    expect(diagnose(expression)).toEqual([
      { severity: 'ERROR', code: 'UNSUPPORTED_JSONATA_EXPRESSION', message, location },
    ]);
  });

  it.each([
    '$states.input.phone',
    '$states.input.items[price > 3 and kind = "a"].(price * amount)',
    '$states.input.items^(>price, name).name',
    '$states.input.items{kind: $sum(price)}',
    '$states.input ~> |items|{"price": price * 2}, ["name"]|',
    '$states.input.*.a.**.b',
    '$map($states.input.items, function($item, $index) { $item.price * $index })',
    '$states.input.items[-1].%.name',
    '$replace("a", /a/, "b")',
    '($x := {"name": 1}; $x.name)',
  ])('but not for one whose names are members of what was found: %s', (expression) => {
    expect(diagnose(expression)).toEqual([]);
  });

  it('but not for the error that a Catch leaves behind', () => {
    const caught = { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Cause %}', Next: 'E' };
    const states = {
      E: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Catch: [caught], End: true },
    };
    expect(validate(JSON.stringify({ ...jsonata, StartAt: 'E', States: states }))).toEqual([]);
  });
});
