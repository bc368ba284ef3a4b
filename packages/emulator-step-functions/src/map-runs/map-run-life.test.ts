import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  type DescribeMapRunCommandOutput,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { ExecutionStore } from '../executions/execution-store.ts';
import { startCrashing } from '../testing/crashing-service.ts';
import { create, ended, lambda, mapOver, run, start, waitState } from '../testing/start-step-functions.ts';

async function mapRunOf(client: SFNClient, executionArn: string): Promise<DescribeMapRunCommandOutput> {
  const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
  return client.send(new DescribeMapRunCommand({ mapRunArn: mapRuns?.[0]?.mapRunArn }));
}

it('shows with which limits a run began', async () => {
  const { client } = await start();
  const limits = { MaxConcurrency: 3, ToleratedFailureCount: 2, ToleratedFailurePercentage: 10 };
  const definition = mapOver(waitState, limits);
  const executionArn = await run(client, await create(client, definition), '[1]');
  const described = await mapRunOf(client, executionArn);
  expect(described).toMatchObject({
    executionArn,
    status: 'RUNNING',
    startDate: new Date('2026-01-01T00:00:00Z'),
    maxConcurrency: 3,
    toleratedFailureCount: 2,
    toleratedFailurePercentage: 10,
    redriveCount: 0,
  });
  expect(described).not.toHaveProperty('stopDate');
});

it('counts the items that wait for others to end', async () => {
  const { client, clock } = await start();
  const definition = mapOver(waitState, { MaxConcurrency: 2 });
  const executionArn = await run(client, await create(client, definition), '[1,2,3,4,5]');
  const counts = async (): Promise<unknown> => (await mapRunOf(client, executionArn)).itemCounts;
  expect(await counts()).toMatchObject({ total: 5, running: 2, pending: 3, succeeded: 0 });
  await clock.advance(60_000);
  expect(await counts()).toMatchObject({ total: 5, running: 2, pending: 1, succeeded: 2 });
  await clock.advance(120_000);
  expect(await counts()).toMatchObject({ total: 5, running: 0, pending: 0, succeeded: 5 });
  expect(await mapRunOf(client, executionArn)).toMatchObject({
    status: 'SUCCEEDED',
    stopDate: new Date('2026-01-01T00:03:00Z'),
  });
});

it('counts items and executions apart where an execution has several items', async () => {
  const { client } = await start({ echo: (event) => event });
  const definition = mapOver(lambda('echo'), { ItemBatcher: { MaxItemsPerBatch: 2 } });
  const executionArn = await run(client, await create(client, definition), '[1,2,3,4,5]');
  const mapRun = await mapRunOf(client, executionArn);
  expect(mapRun).toMatchObject({
    itemCounts: { total: 5, succeeded: 5 },
    executionCounts: { total: 3, succeeded: 3 },
  });
  const { executions } = await client.send(new ListExecutionsCommand({ mapRunArn: mapRun.mapRunArn }));
  expect(executions?.map(({ itemCount }) => itemCount)).toEqual([1, 2, 2]);
});

it('keeps no executions of the items where they are Express', async () => {
  const { client } = await start({ echo: (event) => event });
  const definition = mapOver(lambda('echo'), {}, 'EXPRESS');
  const executionArn = await run(client, await create(client, definition), '[1,2]');
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'SUCCEEDED', output: '[1,2]' });
  const { mapRunArn, itemCounts } = await mapRunOf(client, executionArn);
  expect(itemCounts).toMatchObject({ total: 2, succeeded: 2 });
  const { executions } = await client.send(new ListExecutionsCommand({ mapRunArn }));
  expect(executions).toEqual([]);
});

it('keeps the history of every item by itself', async () => {
  const { client } = await start({ echo: (event) => event });
  const executionArn = await run(client, await create(client, mapOver(lambda('echo'))), '["a"]');
  const { mapRunArn } = await mapRunOf(client, executionArn);
  const { executions } = await client.send(new ListExecutionsCommand({ mapRunArn }));
  const child = executions?.[0];
  expect(child).toMatchObject({ mapRunArn, status: 'SUCCEEDED' });
  expect(child?.stateMachineArn).toMatch(/:stateMachine:machine\/Items$/);
  const history = await client.send(new GetExecutionHistoryCommand({ executionArn: child?.executionArn }));
  expect(history.events?.[0]).toMatchObject({
    type: 'ExecutionStarted',
    executionStartedEventDetails: { input: '"a"' },
  });
});

it('lists the runs of one execution page by page', async () => {
  const { client } = await start({ echo: (event) => event });
  const map = (label: string, next: object): object => {
    const text = mapOver(lambda('echo'), { Label: label }).replaceAll('"Each"', `"Each${label}"`);
    const { States } = JSON.parse(text) as { States: { All: object } };
    return { ...States.All, End: undefined, ...next };
  };
  const definition = JSON.stringify({
    StartAt: 'One',
    States: {
      One: map('One', { Next: 'Two' }),
      Two: map('Two', { Next: 'Three' }),
      Three: map('Three', { End: true }),
    },
  });
  const stateMachineArn = await create(client, definition);
  const executionArn = await run(client, stateMachineArn, '[1]');
  await run(client, stateMachineArn, '[1]');
  const arns: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListMapRunsCommand({ executionArn, maxResults: 2, nextToken });
    const page = await client.send(command);
    arns.push(...(page.mapRuns ?? []).map(({ mapRunArn }) => mapRunArn));
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  const labels = arns.map((arn) => /mapRun:machine\/(\w+):/.exec(arn ?? '')?.[1]);
  expect(labels.toSorted()).toEqual(['One', 'Three', 'Two']);
});

it('begins a run anew that was not on record when the emulator ended, and ends what it had begun', async () => {
  const before = await startCrashing();
  const executionArn = await run(before.client, await create(before.client, mapOver(waitState)), '[1]');
  await before.clock.advance(0);
  const forgetRun = (store: Store): void => {
    const executions = new ExecutionStore(store);
    const [first] = executions.events(executionArn, 1, 1);
    store.database.exec('DELETE FROM step_functions_lines');
    executions.write(
      executions.note([{ arn: executionArn, events: JSON.stringify(first), eventCount: 1, firstEventId: 1 }]),
    );
    executions.close();
  };
  const { client, clock } = await before.crash({}, { change: forgetRun });
  await clock.advance(60_000);
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
  const statuses = mapRuns.map(async ({ mapRunArn }) => {
    const { status } = await client.send(new DescribeMapRunCommand({ mapRunArn }));
    const { executions = [] } = await client.send(new ListExecutionsCommand({ mapRunArn }));
    return [status, ...executions.map((execution) => execution.status)].join();
  });
  expect((await Promise.all(statuses)).toSorted()).toEqual(['ABORTED,ABORTED', 'SUCCEEDED,SUCCEEDED']);
});
