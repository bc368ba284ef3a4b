import fc from 'fast-check';
import { expect, it } from 'vitest';
import { validate } from './definition/parse.ts';
import type { Json, JsonObject } from './json.ts';
import { ServiceError } from './ports.ts';
import { lambdaAnswers, runStates, thrown } from './test-run.ts';

const NAMES = ['A', 'B', 'C', 'D'];
const DAY = 86_400_000;

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const path = oneOf(
  '$',
  '$.a',
  '$.list',
  '$.list[0]',
  '$..a',
  '$$.State.Name',
  '$.list[?(@ > 1)]',
  '$.missing',
  '$[',
);
const call = oneOf(
  "States.Format('{}', $.a)",
  'States.ArrayLength($.list)',
  'States.MathAdd($.a, 1)',
  'States.UUID()',
  'States.Nope(',
);
const expression = oneOf(
  '{% $states.input.a + 1 %}',
  '{% $states.input.list[$ > 1] %}',
  '{% $states.result %}',
  '{% $uuid() %}',
  '{% $match("aaa", /a+/) %}',
  '{% $missing.a %}',
  '{% a %}',
  '{% 1 + %}',
  '{% ',
);
const value: fc.Arbitrary<Json> = fc.oneof(
  oneOf<Json>(null, true, 0, 1, -1, 0.5, 1e99, 'text', '', [], {}, [1, 2, 3], { a: 1 }),
  path,
  call,
  expression,
);
const template: fc.Arbitrary<Json> = fc.oneof(
  value,
  fc.dictionary(oneOf('a', 'b.$', 'list', 'list.$', 'constructor', '__proto__'), value, { maxKeys: 3 }),
);
const target = oneOf(...NAMES, 'Nowhere');
const comparison: fc.Arbitrary<Json> = fc.record(
  {
    Variable: path,
    Condition: expression,
    NumericGreaterThan: value,
    StringMatches: value,
    IsPresent: value,
    Next: target,
  },
  { requiredKeys: ['Next'] },
);

/** What each type of state has, right or wrong. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<Json>>>>> = {
  Pass: { Result: value, Parameters: template, Output: template, ResultPath: path, Assign: template },
  Wait: { Seconds: value, SecondsPath: path, Timestamp: value },
  Choice: { Choices: fc.array(comparison, { maxLength: 3 }), Default: target },
  Task: {
    Resource: oneOf(
      'arn:aws:lambda:us-east-1:000000000000:function:f',
      'arn:aws:states:::lambda:invoke',
      'arn:aws:states:::sns:publish',
      'nothing',
    ),
    Parameters: template,
    Arguments: template,
    TimeoutSeconds: value,
    ResultSelector: template,
    Retry: fc.array(
      fc.record({ ErrorEquals: oneOf<Json>(['States.ALL'], ['Own'], []), MaxAttempts: oneOf(0, 1, -1) }),
      { maxLength: 1 },
    ),
    Catch: fc.array(
      fc.record({ ErrorEquals: oneOf<Json>(['States.ALL'], ['States.TaskFailed'], 1), Next: target }),
      { maxLength: 1 },
    ),
  },
  Succeed: { InputPath: path, Output: template },
  Fail: { Error: value, Cause: value, ErrorPath: path },
  Map: {
    ItemsPath: path,
    Items: expression,
    MaxConcurrency: value,
    ItemSelector: template,
    ItemProcessor: oneOf<Json>(
      { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
      { StartAt: 'J', States: { J: { Type: 'Fail' } } },
      {},
    ),
  },
  Parallel: {
    Branches: oneOf<Json>([{ StartAt: 'K', States: { K: { Type: 'Pass', End: true } } }], [], [1]),
    ResultPath: path,
  },
  Nothing: {},
};

const state: fc.Arbitrary<Json> = oneOf(...Object.keys(FIELDS)).chain((type) =>
  fc
    .record(
      {
        ...FIELDS[type],
        Type: fc.constant(type),
        Next: target,
        End: oneOf<Json>(true, true, false),
        QueryLanguage: oneOf('JSONata', 'JSONPath'),
        InputPath: path,
      },
      { requiredKeys: ['Type'] },
    )
    .map((fields) => fields as JsonObject),
);
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const goodPath = oneOf('$', '$.a', '$.list', '$.list[0]', '$..a', '$$.State.Name', '$.missing');
const goodCall = oneOf(
  "States.Format('{}', $.a)",
  'States.ArrayLength($.list)',
  'States.MathAdd($.a, 1)',
  'States.UUID()',
);
const goodExpression = oneOf(
  '{% $states.input.a + 1 %}',
  '{% $states.input.list[$ > 1] %}',
  '{% $uuid() %}',
  '{% $match("aaa", /a+/) %}',
  '{% {"a": $states.input.a, "list": [1..3]} %}',
);
const end = (type: string): JsonObject => ({ StartAt: 'Ended', States: { Ended: { Type: type } } });
const passes: Json = { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } };

/** States that are valid, once they go on or end. */
const sound: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ Type: fc.constant('Pass'), Parameters: fc.record({ 'a.$': fc.oneof(goodPath, goodCall) }) }),
  fc.record({ Type: fc.constant('Pass'), InputPath: goodPath, ResultPath: oneOf('$.r', '$') }),
  fc.record({ Type: fc.constant('Pass'), QueryLanguage: fc.constant('JSONata'), Output: goodExpression }),
  fc.record({ Type: fc.constant('Wait'), Seconds: oneOf(0, 1, 99_999) }),
  fc.record({ Type: fc.constant('Wait'), SecondsPath: goodPath }),
  fc.record({
    Type: fc.constant('Task'),
    Resource: oneOf(FUNCTION, FUNCTION, 'arn:aws:states:::sns:publish'),
  }),
  fc.record({
    Type: fc.constant('Task'),
    Resource: fc.constant(FUNCTION),
    Retry: oneOf<Json>([], [{ ErrorEquals: ['Own'], MaxAttempts: 1 }]),
    Catch: oneOf<Json>([{ ErrorEquals: ['States.ALL'], Next: 'D' }]),
  }),
  fc.record({
    Type: fc.constant('Choice'),
    Choices: oneOf<Json>(
      [{ Variable: '$.a', NumericGreaterThan: 0, Next: 'D' }],
      [{ Variable: '$.a', StringMatches: '*x*', Next: 'C' }],
    ),
  }),
  fc.record({
    Type: fc.constant('Map'),
    ItemsPath: oneOf('$.list', '$', '$.a'),
    ItemProcessor: oneOf<Json>(passes, end('Fail')),
  }),
  fc.record({ Type: fc.constant('Parallel'), Branches: oneOf<Json>([passes], [passes, end('Succeed')]) }),
  fc.record({ Type: fc.constant('Fail'), Error: oneOf('Own', 'Other') }),
);

const seldom = <T>(rare: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, rare);

/** A machine of four states in a row, of which one may be anything at all. */
const definition = fc
  .record({
    states: fc.tuple(sound, sound, sound, sound),
    broken: seldom(fc.tuple(oneOf(...NAMES), state)),
    wild: seldom(fc.dictionary(oneOf('TimeoutSeconds', 'Extra', 'StartAt'), value, { minKeys: 1 })),
  })
  .map(({ states, broken, wild }) => ({
    StartAt: 'A',
    States: {
      ...Object.fromEntries(states.map((each, index) => [NAMES[index] as string, following(each, index)])),
      ...(broken && { [broken[0]]: broken[1] }),
    },
    ...wild,
  }));

/** The state, which leads to the next one. The names of states within it are its own. */
function following(state: JsonObject, index: number): JsonObject {
  const next = NAMES[index + 1];
  const own = JSON.parse(JSON.stringify(state).replaceAll(/"(Inner|Ended)"/g, `"$1 ${index}"`)) as JsonObject;
  if (next === undefined) return own['Type'] === 'Choice' ? { Type: 'Succeed' } : endOf(own);
  if (own['Type'] === 'Choice') return { ...own, Default: next };
  return own['Type'] === 'Fail' ? { Type: 'Pass', Next: next } : { ...own, Next: next };
}

function endOf(state: JsonObject): JsonObject {
  return state['Type'] === 'Fail' ? state : { ...state, End: true };
}

const input = oneOf<Json>(
  {},
  { a: 1, list: [1, 2, 3] },
  { a: 2, list: [[], {}] },
  { a: 'x', list: [] },
  [1, [2]],
  'text',
  null,
);

/** What a definition does: it is refused, or runs to its end. */
async function outcomeOf(machine: JsonObject, given: Json): Promise<string> {
  const found = validate(JSON.stringify(machine), { withWarnings: true });
  for (const each of found)
    expect(each).toMatchObject({
      code: expect.stringMatching(/^[A-Z_]+$/),
      message: expect.stringMatching(/./),
    });
  if (found.some(({ severity }) => severity === 'ERROR')) return 'refused';
  const answer = lambdaAnswers({ a: 1 }, thrown('Own'));
  const refuse = (): never => {
    throw new ServiceError('Sns.NotFound', 'there is no topic', 404, 'request');
  };
  const run = runStates(machine['States'] as JsonObject, {
    machine,
    input: given,
    historyLimit: 300,
    callService: async (request) => (request.service === 'sns' ? refuse() : answer(request)),
  });
  const { result } = run;
  let isRunning = true;
  void result.finally(() => (isRunning = false));
  for (let days = 0; isRunning && days < 10; days++) await run.clock.advance(DAY);
  const end = await result;
  if ('output' in end) JSON.parse(end.output);
  else expect(`${end.error} ${end.cause}`).not.toMatch(/TypeError|RangeError|SyntaxError/);
  return end.status;
}

/** The whole of it is `GENERATED_DEFINITIONS=20000`. */
const runs = Number(process.env['GENERATED_DEFINITIONS'] ?? 500);

it('answers every definition as AWS does, valid or broken', { timeout: 60_000 + 30 * runs }, async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(definition, input, async (machine, given) => {
      const outcome = await outcomeOf(machine, given);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
    { seed: 11, numRuns: runs },
  );
  for (const outcome of ['refused', 'FAILED', 'SUCCEEDED'])
    expect(outcomes.get(outcome), outcome).toBeGreaterThan(50);
});
