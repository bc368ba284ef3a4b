import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ServicesInProcess, servicesInProcess } from './testing/services-in-process.ts';

const roleArn = 'arn:aws:iam::000000000000:role/any';

let emulator: ServicesInProcess;
beforeEach(async () => void (emulator = await servicesInProcess()));
afterEach(async () => {
  await emulator.close();
  expect(emulator.faults).toEqual([]);
});

async function call(operation: string, input: object): Promise<Record<string, string>> {
  const states = emulator.services.find(({ name }) => name === 'states');
  const output = await states?.call(operation, input, { requestId: 'one' });
  await emulator.clock.advance(0);
  return output as Record<string, string>;
}

async function create(name: string, Resource: string, Parameters: object): Promise<string | undefined> {
  const definition = JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: `arn:aws:states:::${Resource}`, Parameters, End: true } },
  });
  return (await call('CreateStateMachine', { name, definition, roleArn }))['stateMachineArn'];
}

it('lets one machine end the task of another, whose token it was given', async () => {
  const StateMachineArn = await create('child', 'aws-sdk:sfn:sendTaskSuccess', {
    'TaskToken.$': '$.token',
    Output: { done: true },
  });
  const stateMachineArn = await create('parent', 'states:startExecution.waitForTaskToken', {
    StateMachineArn,
    Input: { 'token.$': '$$.Task.Token' },
  });
  const { executionArn } = await call('StartExecution', { stateMachineArn });
  const described = (): Promise<Record<string, string>> => call('DescribeExecution', { executionArn });
  await expect.poll(async () => (await described())['status']).not.toBe('RUNNING');
  expect(await described()).toMatchObject({ status: 'SUCCEEDED', output: '{"done":true}' });
});
