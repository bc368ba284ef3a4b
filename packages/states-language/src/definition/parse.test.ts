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
  ['no end', { Type: 'Pass' }, 'These fields are required: [Next, End] at /States/A'],
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
    'Value is not a valid JSONPath at /States/A/ResultPath',
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
    'Value is less than the minimum of 1 at /States/A/TimeoutSeconds',
  ],
  [
    'two of a kind',
    { ...task(), TimeoutSeconds: 1, TimeoutSecondsPath: '$.t' },
    `'TimeoutSeconds' and 'TimeoutSecondsPath' cannot both be specified at /States/A`,
  ],
])('finds %s', (_what, state, fault) => {
  expect(faults({ A: state })).toEqual([fault]);
});

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
  expect(faults({ A: publish }, {}, { canCall })[0]).toContain('is not recognized');
});

it.each(['', 'null', '[]', '{'])('says that %j is no definition', (text) => {
  expect(() => parse(text)).toThrow(DefinitionError);
  expect(validate(text)).toMatchObject([{ code: 'INVALID_JSON_DESCRIPTION' }]);
});

it('needs StartAt and States', () => {
  expect(validate('{"States":{}}')).toEqual([
    {
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message: 'These fields are required: [StartAt]',
      location: '/',
    },
  ]);
});
