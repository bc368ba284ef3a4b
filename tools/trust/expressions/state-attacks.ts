import { type Attack, attacks, type Call, LETTERS, NAME, nested, numbers, ROLE } from './attacks.ts';

const testState = (state: object, input: unknown): Call => [
  'TestState',
  { definition: JSON.stringify({ ...state, End: true }), roleArn: ROLE, input: JSON.stringify(input) },
];

const jsonata = (expression: string, input: unknown = {}): Call =>
  testState({ Type: 'Pass', QueryLanguage: 'JSONata', Output: `{% ${expression} %}` }, input);

const path = (expression: string, input: unknown): Call =>
  testState({ Type: 'Pass', Parameters: { 'v.$': expression } }, input);

const matches = (pattern: string, text: string): Call => [
  'TestState',
  {
    definition: JSON.stringify({
      Type: 'Choice',
      Choices: [{ Variable: '$.t', StringMatches: pattern, Next: 'Yes' }],
      Default: 'No',
    }),
    roleArn: ROLE,
    input: JSON.stringify({ t: text }),
  },
];

const machine = (definition: unknown): Call => [
  'CreateStateMachine',
  {
    name: NAME,
    definition: typeof definition === 'string' ? definition : JSON.stringify(definition),
    roleArn: ROLE,
  },
];

const deep = (depth: number): unknown => JSON.parse(nested('[', '', ']', depth));

const JSONATA = attacks('JSONata', [
  jsonata('($f := function($x) { $f($x + 1) }; $f(1))'),
  jsonata('($f := function($x) { $f($append($x, $x)) }; $f([1]))'),
  jsonata('($f := function($x) { $f($append($x, [[1..500000]])) }; $f([]))'),
  jsonata('($f := function($x) { 1 + $f($x) }; $f(1))'),
  jsonata('$match($states.input, /^(a+)+$/)', LETTERS),
  jsonata('$replace($states.input, /^(a|a)*$/, "")', LETTERS),
  jsonata('$split($states.input, /(a*)*b/)', LETTERS),
  jsonata('$contains($states.input, /(.*)\\1+b/)', 'a'.repeat(2000)),
  jsonata('$map([1..3000], function($a) { $map([1..3000], function($b) { $a * $b }) })'),
  jsonata('$sort($states.input)', numbers(40_000)),
  jsonata('$distinct($states.input)', numbers(40_000)),
  jsonata('$reduce($states.input, $append)', numbers(40_000)),
  jsonata('$length($pad("x", 300000000))'),
  jsonata('[1..10000000] ~> $sum()'),
  jsonata('$formatNumber(1e300, $pad("#", 100000, "#"))'),
  jsonata('$toMillis($pad("1", 100000, "1"), $pad("[Y]", 100000, "[Y]"))'),
  jsonata(nested('(', '1', ')', 5000)),
  jsonata(`$string(${nested('[', '1', ']', 2000)})`),
  jsonata('$states.input.**.**.**', deep(200)),
]);

const JSON_PATH = attacks('JSONPath', [
  path('$..*..*..*', deep(250)),
  path(
    '$..*..*..*..*..*..*',
    numbers(1000).map((n) => ({ n: { n } })),
  ),
  path('$..[?($..* && $..*)]', numbers(2000)),
  path('$[?($[?($[?(@ == -1)])])]', numbers(1000)),
  path('$[?(@ =~ /^(a+)+$/)]', [LETTERS]),
  path(`$[?${nested('(', '@', ')', 20_000)}]`, [1]),
  path(`$${'[0:1000:1]'.repeat(500)}`, numbers(100)),
]);

const INTRINSICS = attacks('intrinsic functions', [
  path('States.ArrayUnique($)', numbers(42_000)),
  path('States.ArrayPartition($, 1)', numbers(42_000)),
  path("States.StringSplit($, 'a')", 'a'.repeat(250_000)),
  path("States.Format('{}', $)", '{}'.repeat(100_000)),
  path('States.ArrayRange(0, 1000000000, 1)', 0),
  path('States.JsonMerge($[0], $[1], false)', [{ a: deep(900) }, { a: deep(900) }]),
  path('States.StringToJson($)', nested('[', '', ']', 100_000)),
  path(`${nested("States.Format('{}', ", '1', ')', 3000)}`, 0),
]);

const PATTERNS = attacks('StringMatches', [
  matches('*a*a*a*b', 'a'.repeat(500)),
  matches('*a*a*a*a*a*b', 'a'.repeat(200_000)),
  matches(`*b${'a'.repeat(50_000)}*`, 'a'.repeat(200_000)),
]);

const DEFINITIONS = attacks('definitions of state machines', [
  machine(`{"StartAt":"P","States":{"P":{"Type":"Pass","Result":${nested('[', '', ']', 5000)},"End":true}}}`),
  machine({
    StartAt: 'S0',
    States: Object.fromEntries(
      numbers(2000).map((n, index) => [`S${index}`, { Type: 'Pass', Next: `S${n}` }]),
    ),
  }),
  machine(nested('{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[', '', ']}}}', 500)),
  machine('{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","End":true}}}'),
]);

const readItems = (key: string, body: string, readerConfig: object): Attack => ({
  family: 'item readers',
  calls: [
    ['CreateBucket', { Bucket: NAME }],
    ['PutObject', { Bucket: NAME, Key: key, Body: body }],
    machine({
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: readerConfig,
            Parameters: { Bucket: NAME, Key: key },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
          ToleratedFailurePercentage: 0,
          MaxConcurrency: 5,
          End: true,
        },
      },
    }),
    ['StartExecution', { stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${NAME}` }],
  ],
});

const FIRST_ROW = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };

const READERS = [
  readItems('quotes.csv', `a,b\n"${'"'.repeat(200_000)}`, FIRST_ROW),
  readItems('columns.csv', `${'a,'.repeat(100_000)}\n1`, FIRST_ROW),
  readItems('lines.csv', `a\n${'\n'.repeat(200_000)}`, FIRST_ROW),
  readItems('deep.json', nested('[', '', ']', 100_000), { InputType: 'JSON' }),
  readItems('torn.json', `[${'{"a":'.repeat(40_000)}`, { InputType: 'JSON' }),
  readItems('deep.jsonl', `${nested('[', '', ']', 100_000)}\n`.repeat(2), { InputType: 'JSONL' }),
];

/** What Step Functions evaluates. */
export const STATE_ATTACKS: readonly Attack[] = [
  ...JSONATA,
  ...JSON_PATH,
  ...INTRINSICS,
  ...PATTERNS,
  ...DEFINITIONS,
  ...READERS,
];
