import {
  CreateStateMachineCommand,
  ListExecutionsCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, createExpress, lambda, pass, roleArn, run, start } from '../testing/start-step-functions.ts';

it('starts an Express machine without waiting, and shows its failure to who waits', async () => {
  let ran = 0;
  const { client } = await start({
    count() {
      ran++;
      throw Object.assign(new Error('no'), { name: 'Bad' });
    },
  });
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { ...lambda('count'), End: true } } });
  const command = new CreateStateMachineCommand({ name: 'express', definition, roleArn, type: 'EXPRESS' });
  const { stateMachineArn } = await client.send(command);
  expect(await run(client, stateMachineArn as string)).toContain(':express:express:');
  expect(await client.send(new StartSyncExecutionCommand({ stateMachineArn }))).toMatchObject({
    status: 'FAILED',
    error: 'Bad',
    billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
  });
  expect(ran).toBe(2);
  const refusal = { name: 'StateMachineTypeNotSupported' };
  await expect(client.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toMatchObject(refusal);
  const standard = await create(client, pass);
  const sync = new StartSyncExecutionCommand({ stateMachineArn: standard });
  await expect(client.send(sync)).rejects.toMatchObject(refusal);
});

it('runs an Express machine while the caller waits', async () => {
  const { client } = await start({ echo: (event) => event });
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { ...lambda('echo'), End: true } } });
  const command = new CreateStateMachineCommand({ name: 'express', definition, roleArn, type: 'EXPRESS' });
  const { stateMachineArn } = await client.send(command);
  const answer = await client.send(
    new StartSyncExecutionCommand({ stateMachineArn, input: '{"a":1}', name: 'x' }),
  );
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}', name: 'x' });
  expect(answer.executionArn).toMatch(/^arn:aws:states:us-east-1:000000000000:express:express:x:/);
});

// As recorded of AWS in July 2024.
it('tells an asynchronous execution how often it was redriven, and no synchronous one', async () => {
  const told: unknown[] = [];
  const { client } = await start({ tell: (event) => told.push(event) });
  const state = { ...lambda('tell'), Parameters: { 'execution.$': '$$.Execution' }, End: true };
  const stateMachineArn = await createExpress(client, { StartAt: 'A', States: { A: state } });
  await client.send(new StartSyncExecutionCommand({ stateMachineArn }));
  await run(client, stateMachineArn);
  await expect.poll(() => told.length).toBe(2);
  expect(told[0]).not.toHaveProperty('execution.RedriveCount');
  expect(told[1]).toHaveProperty('execution.RedriveCount', 0);
});
