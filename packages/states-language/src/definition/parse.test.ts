import { expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { DefinitionError } from './diagnostic.ts';
import { parse, type ParseOptions, validate } from './parse.ts';

const end = { Type: 'Pass', End: true };

/** The faults of a machine with these states, of which A is the first. */
function faults(
  states: Record<string, Json>,
  machine: JsonObject = {},
  options: ParseOptions = {},
): string[] {
  const definition = JSON.stringify({ StartAt: 'A', States: states, ...machine });
  return validate(definition, options).map(({ message, location }) => `${message} at ${location}`);
}

it.each<[string, Json, string]>([
  [
    'an unknown type',
    { Type: 'Go' },
    `The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type`,
  ],
  ['no type', { End: true }, 'These fields are required: [Type] at /States/A'],
  [
    'no end',
    { Type: 'Pass' },
    'This object should have only one of the following fields: [Next, End] at /States/A',
  ],
  ['a field that it does not have', { ...end, Retry: [] }, `Field 'Retry' is not supported at /States/A`],
  [
    'a field of JSONata',
    { ...end, Output: 1 },
    `The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A`,
  ],
  [
    'a field of JSONPath',
    { ...end, QueryLanguage: 'JSONata', InputPath: '$' },
    `The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/A`,
  ],
  [
    'a bad path',
    { ...end, Parameters: { 'a.$': 'x' } },
    `The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters`,
  ],
  [
    'a bad reference path',
    { ...end, ResultPath: '$.a[*]' },
    'Value is not a Reference Path at /States/A/ResultPath',
  ],
  [
    'a bad expression',
    { ...end, QueryLanguage: 'JSONata', Output: '{% 1 + %}' },
    'Unexpected end of expression at /States/A/Output',
  ],
  [
    'a bad timestamp',
    { Type: 'Wait', Timestamp: 'noon', End: true },
    'String does not match RFC3339 timestamp at /States/A/Timestamp',
  ],
  [
    'no branches',
    { Type: 'Parallel', Branches: [], End: true },
    'Value cannot be empty at /States/A/Branches',
  ],
  [
    'an unknown resource',
    { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:query', End: true },
    'The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/A/Resource',
  ],
  [
    'an error that has no name',
    { ...task(), Retry: [{ ErrorEquals: ['Bad', 5] }] },
    'Expected value of type [STRING] at /States/A/Retry[0]/ErrorEquals[1]',
  ],
  [
    'a retry without errors',
    { ...task(), Retry: [{ ErrorEquals: [] }] },
    'Value cannot be empty at /States/A/Retry[0]/ErrorEquals',
  ],
  [
    'credentials without a role',
    { ...task(), Credentials: {} },
    `The field 'RoleArn' is required but was missing at /States/A/Credentials`,
  ],
  [
    'a seconds field that is none',
    { ...task(), TimeoutSeconds: 0 },
    'Minimum value is 1 at /States/A/TimeoutSeconds',
  ],
  [
    'two of a kind',
    { ...task(), TimeoutSeconds: 1, TimeoutSecondsPath: '$.t' },
    'There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath] at /States/A',
  ],
  [
    'both ends',
    { Type: 'Pass', Next: 'A', End: true },
    'There should only be one of the following fields: [Next, End] at /States/A',
  ],
  [
    'a Wait without a time',
    { Type: 'Wait', End: true },
    'This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/A',
  ],
  [
    'a Wait with two times',
    { Type: 'Wait', Seconds: 1, TimestampPath: '$.t', End: true },
    'There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/A',
  ],
  [
    'a Map without a processor',
    { Type: 'Map', End: true },
    'This object should have only one of the following fields: [ItemProcessor, Iterator] at /States/A',
  ],
  [
    'a Map with two processors',
    { ...map(), Iterator: { StartAt: 'Y', States: { Y: end } } },
    'There should only be one of the following fields: [ItemProcessor, Iterator] at /States/A',
  ],
  [
    'a number written as text',
    { ...task(), TimeoutSeconds: '1' },
    'Expected value of type Integer at /States/A/TimeoutSeconds',
  ],
  [
    'a timeout of more than three years',
    { ...task(), TimeoutSeconds: 100_000_000 },
    'Maximum value is 99999999 at /States/A/TimeoutSeconds',
  ],
  [
    'a resource that is no ARN',
    { Type: 'Task', Resource: 'fn', End: true },
    'Value is not a valid resource ARN at /States/A/Resource',
  ],
  [
    'States.ALL beside others',
    { ...task(), Retry: [{ ErrorEquals: ['States.ALL', 'E'] }] },
    'States.ALL must appear alone and at end of list at /States/A/Retry[0]/ErrorEquals',
  ],
  [
    'States.ALL before others',
    { ...task(), Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] },
    'States.ALL must appear alone and at end of list at /States/A/Retry[0]/ErrorEquals',
  ],
  [
    'an unknown jitter',
    { ...task(), Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'SOME' }] },
    'Value should be one of the following: [NONE, FULL] at /States/A/Retry[0]/JitterStrategy',
  ],
  [
    'an expression that is not closed',
    { ...end, QueryLanguage: 'JSONata', Output: '{% 1' },
    'JSONata string must start with {% and end with %} at /States/A/Output',
  ],
  [
    'a path that leads nowhere',
    { ...end, InputPath: 'a' },
    'Value must be a valid JSONPath. at /States/A/InputPath',
  ],
  [
    'a negative concurrency',
    { ...map(), MaxConcurrency: -1 },
    'Minimum value is 0 at /States/A/MaxConcurrency',
  ],
  [
    'a negative percentage',
    { ...map(), ToleratedFailurePercentage: -1 },
    'Minimum value is 0.0 at /States/A/ToleratedFailurePercentage',
  ],
  [
    'a percentage above 100',
    { ...map(), ToleratedFailurePercentage: 101 },
    'Maximum value is 100.0 at /States/A/ToleratedFailurePercentage',
  ],
  [
    "a Map's count in the context object",
    { ...map(), ToleratedFailureCountPath: '$$.Execution.Input.n' },
    'Value is not a Reference Path at /States/A/ToleratedFailureCountPath',
  ],
  [
    'a JSONata state with a path',
    { ...map(), QueryLanguage: 'JSONata', MaxConcurrencyPath: '$.n' },
    `The QueryLanguage is set to 'JSONata', but field 'MaxConcurrencyPath' is only supported for the 'JSONPath' QueryLanguage at /States/A`,
  ],
  [
    'a JSONata rule with a variable',
    {
      Type: 'Choice',
      QueryLanguage: 'JSONata',
      Choices: [{ Variable: '$.v', IsNull: true, Next: 'A' }],
    },
    `The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the 'JSONPath' QueryLanguage at /States/A/Choices[0]`,
  ],
])('finds %s', (_what, state, fault) => {
  expect(faults({ A: state })).toEqual([fault]);
});

function map(): JsonObject {
  return { Type: 'Map', ItemProcessor: { StartAt: 'X', States: { X: end } }, End: true };
}

function task(): JsonObject {
  return { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
}

it('finds a fault in every state that has one', () => {
  expect(faults({ A: { Type: 'Go' }, B: { Type: 'Stop' } })).toHaveLength(2);
});

it('follows transitions within every workflow', () => {
  const inner = { StartAt: 'X', States: { X: end, Y: { Type: 'Pass', End: true } } };
  expect(faults({ A: { Type: 'Parallel', Branches: [inner], Next: 'Z' } })).toEqual([
    'State "Y" is not reachable. at /States/A/Branches[0]/States/Y',
    `Missing 'Next' target: Z at /States/A/Next`,
    'Workflow has no terminal state at undefined',
  ]);
  expect(faults({ B: end })).toEqual([
    `Missing 'Next' target: A at /StartAt`,
    'State "B" is not reachable. at /States/B',
  ]);
});

it('wants every name once in a whole machine', () => {
  const inner = { StartAt: 'A', States: { A: end } };
  const states = { A: { Type: 'Map', ItemProcessor: inner, End: true } };
  expect(faults(states)).toEqual(['Duplicate State name: A at /States/A/ItemProcessor/States/A']);
});

it('wants a last state of the machine alone, not of a workflow within it', () => {
  const loop = { StartAt: 'X', States: { X: { Type: 'Pass', Next: 'X' } } };
  expect(faults({ A: { Type: 'Map', ItemProcessor: loop, End: true } })).toEqual([]);
});

it('says of a fault without a place that it is at null', () => {
  const loop = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } };
  expect(() => parse(JSON.stringify(loop))).toThrow(
    `Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'`,
  );
});

it('finds every field that a state does not have', () => {
  expect(faults({ A: { ...end, TimeoutSeconds: 5, Catch: [], Retry: [] } })).toEqual([
    `Field 'TimeoutSeconds' is not supported at /States/A`,
    `Field 'Catch' is not supported at /States/A`,
    `Field 'Retry' is not supported at /States/A`,
  ]);
  expect(faults({ A: { ...end, QueryLanguage: 'JSONata', InputPath: '$', ResultPath: '$' } })).toHaveLength(
    2,
  );
});

it('takes every QueryLanguage but exactly JSONPath for JSONata, and reports it', () => {
  const unknown = 'Value should be one of the following: [JSONPath, JSONata]';
  const foreign = `The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/A`;
  expect(faults({ A: { ...end, QueryLanguage: 'jsonpath', InputPath: '$.a' } })).toEqual([
    foreign,
    `${unknown} at /States/A/QueryLanguage`,
  ]);
  expect(faults({ A: { ...end, InputPath: '$.a' } }, { QueryLanguage: 'jsonata' })).toEqual([
    `${unknown} at /QueryLanguage`,
    foreign,
  ]);
  expect(faults({ A: { ...end, QueryLanguage: 5 } })).toEqual([
    'Expected value of type [STRING] at /States/A/QueryLanguage',
  ]);
});

it('warns of what looks computed and is not, where that is asked for', () => {
  const definition = JSON.stringify({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Result: '$.a', Next: 'B' },
      B: { Type: 'Pass', Parameters: { a: '$.a', b: { c: 'States.UUID()' }, 'd.$': '$.d' }, Next: 'C' },
      C: { Type: 'Fail', Error: '$.e', CausePath: '$.c', Comment: '$.x' },
    },
  });
  expect(validate(definition)).toEqual([]);
  const found = validate(definition, { withWarnings: true });
  expect(found.map(({ severity, code, location }) => [severity, code, location])).toEqual([
    ['WARNING', 'PASS_RESULT_IS_STATIC', '/States/A/Result'],
    ['WARNING', 'NO_DOLLAR', '/States/B/Parameters/a'],
    ['WARNING', 'NO_DOLLAR', '/States/B/Parameters/b/c'],
    ['WARNING', 'NO_PATH', '/States/C/Error'],
  ]);
});

it('warns of a definition that has errors too', () => {
  const definition = JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Parameters: { a: '$.a' }, Next: 'Nowhere' }, B: 1 },
  });
  const found = validate(definition, { withWarnings: true });
  expect(found.filter(({ severity }) => severity === 'ERROR')).toEqual(validate(definition));
  expect(found.at(-1)).toMatchObject({ severity: 'WARNING', location: '/States/A/Parameters/a' });
});

it('checks a state that goes back to JSONPath as one in JSONPath', () => {
  const state = { ...map(), QueryLanguage: 'JSONPath', MaxConcurrency: -1, Output: 1 };
  expect(faults({ A: state }, { QueryLanguage: 'JSONata' })).toEqual([
    `'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A`,
    'Minimum value is 0 at /States/A/MaxConcurrency',
  ]);
});

it('lets no state of a JSONata machine go back to JSONPath', () => {
  expect(faults({ A: { ...end, QueryLanguage: 'JSONPath' } }, { QueryLanguage: 'JSONata' })).toEqual([
    `'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A`,
  ]);
});

it('refuses what an Express machine does not live long enough for', () => {
  const wait = (resource: string): string[] =>
    faults({ A: { Type: 'Task', Resource: resource, End: true } }, {}, { machineType: 'EXPRESS' });
  expect(wait('arn:aws:states:::states:startExecution.sync')).toEqual([
    `Express state machine does not support '.sync' service integration at /States/A/Resource`,
  ]);
  expect(wait('arn:aws:states:us-east-1:111111111111:activity:a')).toEqual([
    'Express state machine does not support Activity ARN at /States/A/Resource',
  ]);
});

it('refuses a call that whoever runs the machine cannot make', () => {
  const canCall = (service: string): boolean => service === 'lambda';
  expect(faults({ A: task() }, {}, { canCall })).toEqual([]);
  const publish = { ...task(), Resource: 'arn:aws:states:::sns:publish' };
  expect(faults({ A: publish }, {}, { canCall })[0]).toContain(
    'The emulator does not support the resource arn:aws:states:::sns:publish',
  );
});

it.each(['athena:startQueryExecution.sync', 'ecs:runTask.waitForTaskToken', 'sagemaker:createLabelingJob'])(
  'says of %s that it is not there, and not that AWS has no such resource',
  (name) => {
    const Resource = `arn:aws:states:::${name}`;
    expect(faults({ A: { ...task(), Resource } })[0]).toContain(
      `The emulator does not support the resource ${Resource}`,
    );
    expect(faults({ A: { ...task(), Resource: 'arn:aws:states:::athena:dream' } })[0]).toContain(
      'is not recognized',
    );
  },
);

it.each(['', ' ', 'null', '[]'])('says that %j is no definition', (text) => {
  expect(() => parse(text)).toThrow(DefinitionError);
  const message = 'Definition must be a valid JSON object';
  expect(validate(text)).toEqual([{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message }]);
});

it.each([
  ['{\n"a" 1}', "Unexpected character ('1' (code 49))", 'line: 2, column: 6]'],
  ['not a machine', "Unrecognized token 'not'", 'line: 1, column: 4]'],
  ['{', 'Unexpected end-of-input', 'line: 1, column: 2]'],
  [`${' '.repeat(600)}x`, "Unrecognized token 'x'", '"[truncated 101 chars]; line: 1, column: 602]'],
])('says where %j is no JSON', (text, complaint, place) => {
  expect(() => parse(text)).toThrow(DefinitionError);
  const [{ code, message, location } = {}] = validate(text);
  expect(code).toBe('INVALID_JSON_DESCRIPTION');
  expect(message).toContain(complaint);
  expect(message?.endsWith(`\n at ${location}`)).toBe(true);
  expect(location?.endsWith(place)).toBe(true);
});

it('wants signs of life more often than a task may take', () => {
  const complaint = 'HeartbeatSeconds must be smaller than TimeoutSeconds at /States/A/HeartbeatSeconds';
  expect(faults({ A: { ...task(), TimeoutSeconds: 5, HeartbeatSeconds: 5 } })).toEqual([complaint]);
  expect(faults({ A: { ...task(), TimeoutSeconds: 5, HeartbeatSeconds: 4 } })).toEqual([]);
});

it('needs StartAt and States', () => {
  expect(validate('{}')).toMatchObject([{ message: 'These fields are required: [States, StartAt]' }]);
  expect(validate('{"States":{}}')).toEqual([
    {
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message: 'These fields are required: [StartAt]',
      location: '/',
    },
  ]);
});
