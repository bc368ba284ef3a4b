import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListStateMachinesCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import type { ExecutionRecord } from './index.ts';
import {
  create,
  ended,
  lambda,
  mapOver,
  pass,
  run,
  start,
  startStepFunctions,
  wait,
  waitState,
} from './testing/start-step-functions.ts';

const inlineMap = JSON.stringify({
  StartAt: 'All',
  States: {
    All: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Each', States: { Each: { ...waitState, End: true } } },
      End: true,
    },
  },
});

it('keeps machines, executions and histories over a restart, and goes on with what was running', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'step-functions-'));
  const file = join(folder, 'state.sqlite');
  try {
    const before = await startStepFunctions({}, { file });
    const done = await run(before.client, await create(before.client, pass, 'done'), '{"kept":true}');
    const arns = [
      await run(before.client, await create(before.client, wait, 'waiting')),
      await run(before.client, await create(before.client, inlineMap, 'inline'), '[1,2]'),
      await run(before.client, await create(before.client, mapOver(waitState), 'distributed'), '[1,2]'),
    ];
    await before.clock.advance(0);
    await before.close();
    const { client, clock } = await start({}, { file });
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ name }) => name)).toEqual(['distributed', 'done', 'inline', 'waiting']);
    expect(await client.send(new DescribeExecutionCommand({ executionArn: done }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"kept":true}',
    });
    await clock.advance(60_000);
    for (const executionArn of arns) {
      expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
      const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
      expect(events.filter(({ type }) => /Aborted/.test(String(type)))).toEqual([]);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('shows a fault of the emulator as a failed execution, and reports it', async () => {
  const { client, faults } = await start();
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { ...lambda('unheard-of'), End: true } } });
  const executionArn = await run(client, await create(client, definition));
  const failure = { error: 'States.Runtime', cause: 'Error: no function unheard-of' };
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'FAILED', ...failure });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.at(-1)).toMatchObject({ type: 'ExecutionFailed', executionFailedEventDetails: failure });
  expect(faults.splice(0)).toMatchObject([{ message: 'no function unheard-of' }]);
});

it('reports every change of status', async () => {
  const changes: ExecutionRecord[] = [];
  const { client } = await start(
    {},
    { onExecutionStatusChange: (execution) => void changes.push(execution) },
  );
  const executionArn = await run(client, await create(client, pass), '{}', 'told');
  expect(changes.map(({ arn, status }) => [arn, status])).toEqual([
    [executionArn, 'RUNNING'],
    [executionArn, 'SUCCEEDED'],
  ]);
});

it('says of an execution that is not there, or is none, which it is', async () => {
  const { client } = await start();
  const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:machine:none';
  await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
  });
  await expect(client.send(new DescribeExecutionCommand({ executionArn: 'x' }))).rejects.toMatchObject({
    name: 'InvalidArn',
    message: `Invalid Arn: 'Invalid ARN prefix: x'`,
  });
});
