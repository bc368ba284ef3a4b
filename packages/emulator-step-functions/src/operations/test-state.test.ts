import { TestStateCommand, type TestStateCommandInput } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { lambda, roleArn, start, startStepFunctions } from '../testing/start-step-functions.ts';

const publish = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sns:publish',
  Parameters: { Message: 'm' },
  End: true,
};

async function test(
  definition: object,
  asked: Omit<TestStateCommandInput, 'definition'> = {},
  ...started: Parameters<typeof start>
): Promise<unknown> {
  const { client } = await start(...started);
  const command = new TestStateCommand({ definition: JSON.stringify(definition), ...asked });
  const { $metadata: _metadata, ...answer } = await client.send(command);
  return answer;
}

it('calls the function of a state without any machine', async () => {
  const definition = { ...lambda('double'), Next: 'Then' };
  const double = (event: unknown): unknown => ({ n: (event as { n: number }).n * 2 });
  expect(await test(definition, { input: '{"n":2}', roleArn }, { double })).toEqual({
    status: 'SUCCEEDED',
    output: '{"n":4}',
    nextState: 'Then',
  });
});

it('shows the steps of the data as texts, and the numbers of a Map as numbers', async () => {
  const inner = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
  const definition = {
    Type: 'Map',
    ItemProcessor: inner,
    ItemsPath: '$.all',
    ToleratedFailurePercentage: 2.5,
    End: true,
  };
  const asked = { input: '{"all":[1]}', mock: { result: '["a"]' }, variables: '{"v":1}' };
  expect(await test(definition, { ...asked, inspectionLevel: 'DEBUG' })).toEqual({
    status: 'SUCCEEDED',
    output: '["a"]',
    inspectionData: {
      input: '{"all":[1]}',
      afterInputPath: '{"all":[1]}',
      afterItemsPath: '[1]',
      afterResultSelector: '["a"]',
      afterResultPath: '["a"]',
      maxConcurrency: 0,
      toleratedFailurePercentage: 2.5,
      variables: '{"v":1}',
    },
  });
});

it('shows which Catch an error met', async () => {
  const definition = { ...publish, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Mend' }] };
  const mock = { errorOutput: { error: 'Mine', cause: 'why' } };
  expect(await test(definition, { mock, inspectionLevel: 'TRACE' })).toMatchObject({
    status: 'CAUGHT_ERROR',
    error: 'Mine',
    cause: 'why',
    nextState: 'Mend',
    output: '{"Error":"Mine","Cause":"why"}',
    inspectionData: { errorDetails: { catchIndex: 0 } },
  });
});

it("checks a mocked result against the service's own API", async () => {
  await expect(test(publish, { mock: { result: '{"MessageId":1}' } })).rejects.toMatchObject({
    name: 'ValidationException',
    message: "Mock result schema validation error: Field 'MessageId' must be a string",
  });
  const start = { ...publish, Resource: 'arn:aws:states:::states:startExecution' };
  await expect(test(start, { mock: { result: '{}' } })).rejects.toMatchObject({
    message: "Mock result schema validation error: Required field 'ExecutionArn' is missing",
  });
  const mock = { result: '{}', fieldValidationMode: 'PRESENT' } as const;
  expect(await test(start, { mock })).toEqual({ status: 'SUCCEEDED', output: '{}' });
});

it('names the execution of a test as an Express one of this account', async () => {
  const definition = { ...publish, ResultSelector: { 'id.$': '$$.Execution.Id' } };
  const { output = '' } = (await test(definition, { mock: { result: '{}' } })) as { output?: string };
  expect(JSON.parse(output)).toEqual({
    id: expect.stringMatching(/^arn:aws:states:us-east-1:000000000000:express:[\w-]{36}:[\w-]{36}$/),
  });
});

it.each([
  ['InvalidDefinition', { Type: 'Stop' }, {}],
  [
    'InvalidDefinition',
    { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Succeed' } } }], End: true },
    {},
  ],
  ['InvalidExecutionInput', { Type: 'Succeed' }, { input: '{' }],
  ['InvalidArn', publish, { roleArn: 'role' }],
  ['ValidationException', publish, {}],
])('answers %s for %j with %j', async (name, definition, asked) => {
  await expect(test(definition, asked)).rejects.toMatchObject({ name });
});

it('ends with the emulator', async () => {
  const service = await startStepFunctions();
  const { client, clock, faults } = service;
  const definition = JSON.stringify({ Type: 'Wait', Seconds: 60, End: true });
  const waiting = client.send(new TestStateCommand({ definition })).catch((error: unknown) => error);
  await expect.poll(() => clock.sleeping).toBeGreaterThan(0);
  await service.close();
  await waiting;
  expect(faults).toEqual([]);
});
