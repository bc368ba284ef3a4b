import { describe, expect, it } from 'vitest';
import { InvalidTest } from './invalid-test.ts';
import { answers, fails, FUNCTION, testOf } from './test-of-state.ts';

const roleArn = 'arn:aws:iam::000000000000:role/r';
const task = { Type: 'Task', Resource: FUNCTION, End: true };
const inner = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
const map = { Type: 'Map', ItemProcessor: inner, End: true };
const parallel = { Type: 'Parallel', Branches: [inner, inner], End: true };
const key = { ...task, Resource: 'arn:aws:states:::aws-sdk:keys:getKey' };

async function refusal(...test: Parameters<typeof testOf>): Promise<InvalidTest> {
  const error: unknown = await testOf(...test).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidTest);
  return error as InvalidTest;
}

describe('without a mock', () => {
  it.each([
    ['MapIterationFailureCount', { configuration: { mapIterationFailureCount: 0 } }],
    ['ErrorCausedByState', { configuration: { errorCausedByState: 'Each' } }],
    ['MapItemReaderData', { configuration: { mapItemReaderData: '[]' } }],
    ['RetrierRetryCount', { configuration: { retrierRetryCount: 1 } }],
    ['Context', { context: {} }],
  ])('refuses %s', async (name, asked) => {
    const { message } = await refusal(map, asked);
    expect(message).toBe(`TestState does not support ${name} when a mock is not specified.`);
  });

  it.each([map, parallel])('refuses states that run others', async (definition) => {
    expect(await refusal(definition)).toMatchObject({
      isDefinition: true,
      message:
        'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    });
  });

  it.each([
    'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    'arn:aws:states:::sagemaker:createTrainingJob.sync',
    'arn:aws:states:us-east-1:000000000000:activity:a',
  ])('refuses %s, which ends outside of its call', async (Resource) => {
    expect(await refusal({ ...task, Resource }, { roleArn })).toMatchObject({
      isDefinition: true,
      message: `TestState API does not support the Resource '${Resource}' when a mock is not specified.`,
    });
  });

  it('needs a role for a task', async () => {
    const { message } = await refusal(task);
    expect(message).toBe('RoleArn must be specified when testing a Task state');
  });

  it('refuses a call that the emulator cannot make', async () => {
    const canCall = (service: string): boolean => service === 'lambda';
    await expect(testOf(key, { roleArn }, { canCall })).rejects.toThrow(
      'The emulator does not support the resource',
    );
  });
});

describe('with a mock', () => {
  it.each(['Pass', 'Succeed', 'Fail', 'Wait', 'Choice'])('refuses a %s state', async (Type) => {
    const fields = { Seconds: 1, Choices: [{ Variable: '$', IsPresent: true, Next: 'A' }], End: true };
    const own = { Wait: ['Seconds', 'End'], Choice: ['Choices'], Pass: ['End'] }[Type] ?? [];
    const definition = Object.fromEntries(Object.entries(fields).filter(([name]) => own.includes(name)));
    const { message } = await refusal({ Type, ...definition }, answers(1));
    expect(message).toBe(`State type '${Type}' is not supported when a mock is specified`);
  });

  it.each([{}, { result: '1', errorOutput: { error: 'E' } }])('wants one thing of %j', async (mock) => {
    const { message } = await refusal(task, { mock });
    expect(message).toBe('A test mock should have only one of the following fields: [result, errorOutput].');
  });

  it.each([
    ['secrets', task, { revealSecrets: true, ...answers(1) }, 'does not support RevealSecrets'],
    ['a result that is no JSON', task, { mock: { result: '{' } }, 'Mocked result must be valid JSON'],
    ["a Map's result that is no array", map, answers({}), 'Mocked result must be an array.'],
    ["a Parallel's result that is no array", parallel, answers({}), 'Mocked result must be an array.'],
    [
      'results of fewer branches',
      parallel,
      answers([1]),
      'Mocked result must contain the same number of items as number of Parallel branches.',
    ],
    ["a service's result that is no object", key, answers([]), 'Mocked result must be a JSON object.'],
  ])('refuses %s', async (_what, definition, asked, message) => {
    expect((await refusal(definition, asked)).message).toContain(message);
  });

  it('takes the place of the results of a Map that writes them to S3', async () => {
    const writer = {
      ...map,
      ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } },
    };
    expect((await refusal(writer, { input: [], ...answers([]) })).message).toBe(
      'Mocked result must be a JSON object.',
    );
    expect(await testOf(writer, { input: [], ...answers({ at: 's3' }) })).toMatchObject({
      output: '{"at":"s3"}',
    });
  });

  it('names the state that an error comes from', async () => {
    const from = (errorCausedByState: string): object => ({ configuration: { errorCausedByState } });
    expect(await testOf(map, { input: [], ...from('Each'), ...fails('E') })).toMatchObject({ error: 'E' });
    expect((await refusal(map, { ...from('Nobody'), ...fails('E') })).message).toContain("'Nobody'");
    expect((await refusal(map, { ...from('Each'), ...answers([]) })).message).toContain('not mocked');
  });
});

describe('a mocked call', () => {
  it.each([
    ['that is right', { KeyId: 'key' }, undefined, undefined],
    ['with members that the API does not have', { KeyId: 'key', Other: 1 }, undefined, undefined],
    ['that lacks a member', {}, undefined, "Required field 'KeyId' is missing"],
    ['that lacks a member, where only present ones matter', {}, 'PRESENT', undefined],
    ['of a wrong type', { KeyId: 1 }, 'PRESENT', "Field 'KeyId' must be a string"],
    ['that nobody checks', { KeyId: 1 }, 'NONE', undefined],
  ] as const)('gives a result %s', async (_what, result, fieldValidationMode, fault) => {
    const mock = { result: JSON.stringify(result), fieldValidationMode };
    if (fault) expect((await refusal(key, { mock })).message).toContain(fault);
    else expect(await testOf(key, { mock })).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is unchecked where its API answers nothing', async () => {
    const deletes = { ...key, Resource: 'arn:aws:states:::aws-sdk:keys:deleteKey' };
    expect(await testOf(deletes, answers({}))).toMatchObject({ status: 'SUCCEEDED' });
  });

  it.each(['aws-sdk:keys:shareKey', 'aws-sdk:locks:getLock', 'sns:publish'])(
    'of %s is refused, since nobody knows its answer, unless it is to be unchecked',
    async (call) => {
      const unknown = { ...key, Resource: `arn:aws:states:::${call}` };
      expect((await refusal(unknown, answers({}))).message).toContain('The emulator has no model of');
      const mock = { result: '{}', fieldValidationMode: 'NONE' } as const;
      expect(await testOf(unknown, { mock })).toMatchObject({ status: 'SUCCEEDED' });
    },
  );
});

it.each([null, [], 1])('refuses %j for variables', async (variables) => {
  expect((await refusal({ Type: 'Succeed' }, { variables })).message).toBe(
    'Variables must be a JSON object.',
  );
});

it('refuses a state that the machine does not have', async () => {
  const machine = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
  expect((await refusal(machine, { stateName: 'B' })).message).toBe('State not found in definition');
});

it.each([
  ['a fault of the state', { Type: 'Stop' }, {}, 'at /States/StateName/Type'],
  [
    'a fault of another state',
    { StartAt: 'A', States: { A: { Type: 'Succeed' }, B: {} } },
    { stateName: 'A' },
    'at /States/B',
  ],
  [
    'a machine without the name of a state',
    { StartAt: 'A', States: {} },
    {},
    'These fields are required: [Type]',
  ],
])('finds %s', async (_what, definition, asked, fault) => {
  await expect(testOf(definition, asked)).rejects.toThrow(fault);
});
