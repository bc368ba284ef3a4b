import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, lambda, pass, run, start, wait, ended } from '../testing/start-step-functions.ts';

const chain = JSON.stringify({
  StartAt: 'Serialize',
  States: {
    Serialize: { ...lambda('serialize'), Next: 'Infer' },
    Infer: {
      ...lambda('infer'),
      Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 2, MaxAttempts: 2 }],
      Next: 'Filter',
    },
    Filter: { ...lambda('filter'), Catch: [{ ErrorEquals: ['NotMet'], Next: 'Below' }], End: true },
    Below: { Type: 'Fail', Error: 'Below', CausePath: '$.Cause' },
  },
});

it('runs a chain of three Lambdas, retrying one, and keeps every event', async () => {
  let attempts = 0;
  const { client, clock } = await start({
    serialize: (event) => ({ ...(event as object), image: 'x' }),
    infer(event) {
      if (attempts++ === 0) throw Object.assign(new Error('slow down'), { name: 'Throttled' });
      return { ...(event as object), inferences: [0.9] };
    },
    filter: (event) => event,
  });
  const executionArn = await run(client, await create(client, chain), '{"key":"k"}');
  await clock.advance(2000);
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"key":"k","image":"x","inferences":[0.9]}',
  });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    ...['TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'],
    ...['TaskStateExited', 'TaskStateEntered'],
    ...['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed'],
    ...['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded', 'TaskStateExited'],
    ...['TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'],
    ...['TaskStateExited', 'ExecutionSucceeded'],
  ]);
  expect(events?.[9]?.lambdaFunctionFailedEventDetails).toEqual({
    error: 'Throttled',
    cause: '{"errorType":"Throttled","errorMessage":"slow down"}',
  });
  expect(events?.[10]?.timestamp?.getTime()).toBe((events?.[9]?.timestamp?.getTime() as number) + 2000);
});

it('fails an execution by the name that its Lambda throws', async () => {
  const { client } = await start({
    serialize: (event) => event,
    infer: (event) => event,
    filter() {
      throw Object.assign(new Error('THRESHOLD'), { name: 'NotMet' });
    },
  });
  const executionArn = await run(client, await create(client, chain));
  expect(await ended(client, executionArn)).toMatchObject({
    status: 'FAILED',
    error: 'Below',
    cause: '{"errorType":"NotMet","errorMessage":"THRESHOLD"}',
    redriveStatus: 'REDRIVABLE',
  });
});

it('shows one that has timed out without an error, which its last event has', async () => {
  const { client, clock } = await start();
  const definition = JSON.stringify({ ...(JSON.parse(wait) as object), TimeoutSeconds: 2 });
  const executionArn = await run(client, await create(client, definition));
  await clock.advance(2000);
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'TIMED_OUT', redriveCount: 0, redriveStatus: 'REDRIVABLE' });
  expect(described).not.toHaveProperty('error');
  expect(described).not.toHaveProperty('cause');
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.at(-1)?.executionTimedOutEventDetails).toEqual({ error: 'States.Timeout' });
});

it('answers the same execution for the same start while it runs, and refuses the name for any other', async () => {
  const { client, clock } = await start();
  const arn = await create(client, wait);
  const first = await run(client, arn, '{"a":1}', 'once');
  expect(await run(client, arn, '{"a":1}', 'once')).toBe(first);
  const refusal = { name: 'ExecutionAlreadyExists', message: `Execution Already Exists: '${first}'` };
  await expect(run(client, arn, '{"a":2}', 'once')).rejects.toMatchObject(refusal);
  await clock.advance(60_000);
  await expect(run(client, arn, '{"a":1}', 'once')).rejects.toMatchObject(refusal);
});

it('stops an execution with the error and cause that it is given', async () => {
  const { client } = await start();
  const executionArn = await run(client, await create(client, wait));
  const { stopDate } = await client.send(
    new StopExecutionCommand({ executionArn, error: 'E', cause: 'because' }),
  );
  expect(stopDate).toEqual(new Date('2026-01-01T00:00:00Z'));
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'because' });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.at(-1)).toMatchObject({
    type: 'ExecutionAborted',
    executionAbortedEventDetails: { error: 'E', cause: 'because' },
  });
});

it('lists executions by status, the newest first and page by page', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  for (const name of ['one', 'two', 'three']) await run(client, stateMachineArn, '{}', name);
  const first = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
  expect(first.executions?.map(({ name }) => name)).toEqual(['three', 'two']);
  const { nextToken } = first;
  const second = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken }));
  expect(second.executions?.map(({ name }) => name)).toEqual(['one']);
  expect(second.nextToken).toBeUndefined();
  const running = await client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }));
  expect(running.executions).toEqual([]);
});

it.each([
  ['{', 'InvalidExecutionInput'],
  ['', 'InvalidExecutionInput'],
  [`"${'a'.repeat(262_144)}"`, 'ValidationException'],
])('refuses the input %.10s with %s', async (input, name) => {
  const { client } = await start();
  await expect(run(client, await create(client, pass), input)).rejects.toMatchObject({ name });
});
