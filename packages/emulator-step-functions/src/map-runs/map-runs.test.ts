import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineForExecutionCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
} from '@aws-sdk/client-sfn';
import { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { create, lambda, run, start, ended } from '../testing/start-step-functions.ts';

/** A Map over its input whose items are checked by a function, one at a time. */
function mapOf(fields: object): string {
  const All = {
    Type: 'Map',
    Label: 'Items',
    MaxConcurrency: 1,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Check',
      States: { Check: { ...lambda('check'), End: true } },
    },
    End: true,
    ...fields,
  };
  return JSON.stringify({ StartAt: 'All', States: { All } });
}

const check = (item: unknown): unknown => {
  if (item === 'bad') throw Object.assign(new Error('no'), { name: 'Bad' });
  return item;
};

it('runs every item of a distributed Map as an execution of its own', async () => {
  const { client } = await start({ check });
  const stateMachineArn = await create(client, mapOf({ ToleratedFailureCount: 1 }));
  const executionArn = await run(client, stateMachineArn, '["a","bad","c"]');
  const described = await ended(client, executionArn);
  expect(described).toMatchObject({ status: 'SUCCEEDED', output: '["a","c"]' });
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns?.[0]?.mapRunArn as string;
  expect(mapRunArn).toMatch(/:mapRun:machine\/Items:/);
  expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
    status: 'SUCCEEDED',
    itemCounts: { total: 3, succeeded: 2, failed: 1, pending: 0, running: 0 },
  });
  const { executions } = await client.send(new ListExecutionsCommand({ mapRunArn, statusFilter: 'FAILED' }));
  const child = executions?.[0]?.executionArn as string;
  const failed = await client.send(new DescribeExecutionCommand({ executionArn: child }));
  expect(failed).toMatchObject({ error: 'Bad', input: '"bad"', mapRunArn });
  const machine = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn: child }));
  expect(machine).toMatchObject({ name: 'machine', label: 'Items' });
});

it('counts what a run that failed has left undone', async () => {
  const { client } = await start({ check });
  const stateMachineArn = await create(client, mapOf({}));
  const executionArn = await run(client, stateMachineArn, '["a","bad","c","d"]');
  expect(await ended(client, executionArn)).toMatchObject({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
  });
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns?.[0]?.mapRunArn;
  expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
    status: 'FAILED',
    itemCounts: { total: 4, succeeded: 1, failed: 1, pending: 2, resultsWritten: 0 },
    executionCounts: { total: 4, pending: 2 },
  });
});

it('keeps the items of a run until its execution has succeeded, and no longer', async () => {
  const store = new Store(':memory:');
  const count = (): unknown =>
    store.database.prepare('SELECT count(*) AS count FROM step_functions_map_items').get()?.['count'];
  const { client, clock } = await start({ check }, { store });
  const { States } = JSON.parse(mapOf({ End: undefined, Next: 'Later' })) as { States: object };
  const Later = { Type: 'Wait', Seconds: 1, End: true };
  const definition = JSON.stringify({ StartAt: 'All', States: { ...States, Later } });
  const executionArn = await run(client, await create(client, definition), '["a","b"]');
  await clock.advance(0);
  expect(count()).toBe(2);
  await clock.advance(1000);
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  expect(count()).toBe(0);
});
