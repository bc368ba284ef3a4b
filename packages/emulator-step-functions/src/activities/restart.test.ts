import {
  CreateActivityCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { startCrashing } from '../testing/crashing-service.ts';
import { create, ended, run } from '../testing/start-step-functions.ts';

const activityArn = 'arn:aws:states:us-east-1:000000000000:activity:approve';
const oneTask = (task: object): string =>
  JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', End: true, ...task } } });
const approve = oneTask({ Resource: activityArn });
const ask = oneTask({
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
});

async function typesOf(client: SFNClient, executionArn: string): Promise<string[]> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  return events.map(({ type }) => String(type)).filter((type) => /^(?:Task|Activity)(?!State)/.test(type));
}

it('takes a report by a token that was given away before the emulator ended, and makes the call once', async () => {
  const tokens: string[] = [];
  const before = await startCrashing({ ask: (event) => tokens.push((event as { token: string }).token) });
  const executionArn = await run(before.client, await create(before.client, ask));
  await before.clock.advance(1000);
  const { client } = await before.crash({ ask: () => tokens.push('called again') });
  await client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '"done"' }));
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
  expect(tokens).toHaveLength(1);
  const types = ['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded'];
  expect(await typesOf(client, executionArn)).toEqual(types);
});

it('keeps a report that it has answered', async () => {
  const tokens: string[] = [];
  const before = await startCrashing({ ask: (event) => tokens.push((event as { token: string }).token) });
  const executionArn = await run(before.client, await create(before.client, ask));
  await before.clock.advance(0);
  await before.client.send(new SendTaskFailureCommand({ taskToken: tokens[0], error: 'Refused' }));
  const { client } = await before.crash();
  expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED', error: 'Refused' });
});

it('offers a task that no worker had taken to the next one, and leaves one that was taken to its worker', async () => {
  const before = await startCrashing();
  await before.client.send(new CreateActivityCommand({ name: 'approve' }));
  const stateMachineArn = await create(before.client, approve);
  const taken = await run(before.client, stateMachineArn, '"taken"');
  const poll = new GetActivityTaskCommand({ activityArn, workerName: 'ann' });
  const { taskToken } = await before.client.send(poll);
  const offered = await run(before.client, stateMachineArn, '"offered"');
  const { client } = await before.crash();
  const next = await client.send(new GetActivityTaskCommand({ activityArn, workerName: 'bob' }));
  expect(next.input).toBe('"offered"');
  await client.send(new SendTaskSuccessCommand({ taskToken, output: '1' }));
  await client.send(new SendTaskSuccessCommand({ taskToken: next.taskToken, output: '2' }));
  expect(await ended(client, taken)).toMatchObject({ output: '1' });
  expect(await ended(client, offered)).toMatchObject({ output: '2' });
  const types = ['ActivityScheduled', 'ActivityStarted', 'ActivitySucceeded'];
  for (const executionArn of [taken, offered]) expect(await typesOf(client, executionArn)).toEqual(types);
});
