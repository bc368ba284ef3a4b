import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { startCrashing } from '../testing/crashing-service.ts';
import { create, ended, lambda, mapOver, run, start, until, wait } from '../testing/start-step-functions.ts';

const DAY = 24 * 3600 * 1000;

/** A function that fails until it is mended. */
function breakable(): { answer: (event: unknown) => unknown; mend: () => void; asked: unknown[] } {
  let isBroken = true;
  const asked: unknown[] = [];
  return {
    asked,
    mend: () => void (isBroken = false),
    answer(event) {
      asked.push(event);
      if (isBroken && event !== 'good') throw Object.assign(new Error('no'), { name: 'Broken' });
      return event;
    },
  };
}

const twoTasks = JSON.stringify({
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Result: 'input', Next: 'B' },
    B: { ...lambda('f'), ResultPath: '$', Next: 'C' },
    C: { Type: 'Pass', Parameters: { 'count.$': '$$.Execution.RedriveCount' }, End: true },
  },
});

async function typesOf(client: SFNClient, executionArn: string): Promise<string[]> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  return events.map(({ type }) => String(type));
}

const redrive = (executionArn: string, clientToken?: string): RedriveExecutionCommand =>
  new RedriveExecutionCommand({ executionArn, clientToken });

it('goes on from the state that failed, and shows how often and when that was asked for', async () => {
  const { answer, mend } = breakable();
  const { client, clock } = await start({ f: answer });
  const executionArn = await run(client, await create(client, twoTasks));
  expect(await ended(client, executionArn)).toMatchObject({
    status: 'FAILED',
    redriveCount: 0,
    redriveStatus: 'REDRIVABLE',
  });
  await clock.advance(1000);
  mend();
  const { redriveDate } = await client.send(redrive(executionArn));
  expect(redriveDate).toEqual(new Date(clock.now()));
  const described = await ended(client, executionArn);
  expect(described).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"count":1}',
    redriveCount: 1,
    redriveDate,
  });
  expect(described.error).toBeUndefined();
  const task = ['LambdaFunctionScheduled', 'LambdaFunctionStarted'];
  expect(await typesOf(client, executionArn)).toEqual([
    ...['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'TaskStateEntered', ...task],
    ...['LambdaFunctionFailed', 'ExecutionFailed', 'ExecutionRedriven', ...task],
    ...['LambdaFunctionSucceeded', 'TaskStateExited', 'PassStateEntered', 'PassStateExited'],
    'ExecutionSucceeded',
  ]);
});

it('redrives once for one client token, for a quarter of an hour', async () => {
  const { answer } = breakable();
  const { client, clock } = await start({ f: answer });
  const executionArn = await run(client, await create(client, twoTasks));
  await ended(client, executionArn);
  const first = await client.send(redrive(executionArn, 'token'));
  await ended(client, executionArn);
  await clock.advance(1000);
  expect((await client.send(redrive(executionArn, 'token'))).redriveDate).toEqual(first.redriveDate);
  await clock.advance(15 * 60_000);
  await client.send(redrive(executionArn, 'token'));
  expect(await ended(client, executionArn)).toMatchObject({ redriveCount: 2 });
});

it('refuses what runs, has succeeded, or ended more than 14 days ago', async () => {
  const { answer } = breakable();
  const { client, clock } = await start({ f: answer });
  const failed = await run(client, await create(client, twoTasks, 'failing'));
  await ended(client, failed);
  const running = await run(client, await create(client, wait, 'waiting'));
  const refused = async (arn: string, message: string): Promise<void> => {
    await expect(client.send(redrive(arn))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
      message,
    });
    const described = await client.send(new DescribeExecutionCommand({ executionArn: arn }));
    expect(described).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: message });
  };
  await refused(running, 'Execution is RUNNING and cannot be redriven');
  await clock.advance(60_000);
  await refused(running, 'Execution is SUCCEEDED and cannot be redriven');
  await clock.advance(14 * DAY);
  await refused(failed, 'Execution redrivable period exceeded');
  await expect(client.send(redrive(`${failed}-other`))).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
  });
});

it('goes on with a redriven execution over a crash', async () => {
  const { answer, mend, asked } = breakable();
  const before = await startCrashing({ f: answer });
  const executionArn = await run(before.client, await create(before.client, twoTasks));
  await ended(before.client, executionArn);
  await before.client.send(redrive(executionArn));
  const { client } = await before.crash({ f: (event) => (asked.push('again'), event) });
  mend();
  expect(await ended(client, executionArn)).toMatchObject({ redriveCount: 1 });
  const types = await typesOf(client, executionArn);
  expect(types.filter((type) => type === 'ExecutionRedriven')).toHaveLength(1);
});

for (const type of ['STANDARD', 'EXPRESS'] as const) {
  it(`redrives a Map Run: ${type} children that did not succeed run again, and those that never began begin`, async () => {
    const { answer, mend, asked } = breakable();
    const { client, clock } = await start({ f: answer });
    const definition = mapOver(lambda('f'), { MaxConcurrency: 1 }, type);
    const executionArn = await run(client, await create(client, definition), '["good","bad","later"]');
    expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED' });
    expect(asked).toEqual(['good', 'bad']);
    await clock.advance(1000);
    mend();
    await client.send(redrive(executionArn));
    expect(await ended(client, executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '["good","bad","later"]',
    });
    expect(asked).toEqual(['good', 'bad', 'bad', 'later']);
    expect((await typesOf(client, executionArn)).slice(4)).toEqual([
      ...['MapRunFailed', 'MapStateFailed', 'ExecutionFailed', 'ExecutionRedriven', 'MapRunRedriven'],
      ...['MapRunSucceeded', 'MapStateSucceeded', 'MapStateExited', 'ExecutionSucceeded'],
    ]);
    const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
    expect(mapRuns).toHaveLength(1);
    const mapRunArn = mapRuns[0]?.mapRunArn;
    expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      redriveDate: new Date(clock.now()),
      itemCounts: { total: 3, succeeded: 3, failed: 0 },
    });
    const redriven = new ListExecutionsCommand({ mapRunArn, redriveFilter: 'REDRIVEN' });
    const { executions = [] } = await client.send(redriven);
    expect(executions.map(({ redriveCount, status }) => [redriveCount, status])).toEqual(
      type === 'STANDARD' ? [[1, 'SUCCEEDED']] : [],
    );
    for (const { executionArn: child } of executions)
      await expect(client.send(redrive(child as string))).rejects.toMatchObject({
        message: 'Labeled Execution ARNs are not supported for this API',
      });
  });
}

for (const type of ['STANDARD', 'EXPRESS'] as const) {
  it(`shows which ${type} children of a redriven Map Run wait for their turn`, async () => {
    const { answer, mend, asked } = breakable();
    const second = Promise.withResolvers<unknown>();
    const { client, clock } = await start({
      f: (event) => (asked.length >= 3 && event === 'b' ? second.promise : answer(event)),
    });
    const tolerance = { MaxConcurrency: 1, ToleratedFailureCount: 2 };
    const definition = mapOver(lambda('f'), tolerance, type);
    const executionArn = await run(client, await create(client, definition), '["good","a","b","c","later"]');
    expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED' });
    const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
    const mapRunArn = mapRuns[0]?.mapRunArn;
    const counts = async () => (await client.send(new DescribeMapRunCommand({ mapRunArn }))).itemCounts;
    const statuses = async (statusFilter?: 'PENDING_REDRIVE' | 'FAILED') => {
      const { executions = [] } = await client.send(new ListExecutionsCommand({ mapRunArn, statusFilter }));
      return executions.map(({ status }) => status);
    };
    expect(await counts()).toMatchObject({ succeeded: 1, failed: 3, pending: 1 });
    expect(await counts()).not.toHaveProperty('pendingRedrive');
    await clock.advance(1000);
    mend();
    await client.send(redrive(executionArn));
    await until(() => asked.length === 5);
    expect(await counts()).toMatchObject({
      succeeded: 2,
      running: 1,
      pendingRedrive: 1,
      pending: 1,
      failed: 0,
    });
    if (type === 'STANDARD') {
      expect(await statuses()).toEqual(['PENDING_REDRIVE', 'RUNNING', 'SUCCEEDED', 'SUCCEEDED']);
      expect(await statuses('PENDING_REDRIVE')).toEqual(['PENDING_REDRIVE']);
      expect(await statuses('FAILED')).toEqual([]);
    }
    second.resolve('b');
    expect(await ended(client, executionArn)).toMatchObject({ output: '["good","a","b","c","later"]' });
    expect(await counts()).toMatchObject({
      total: 5,
      succeeded: 5,
      failed: 0,
      pending: 0,
      pendingRedrive: 0,
      failuresNotRedrivable: 0,
    });
  });
}

it('leaves the children of a redriven Map Run as they were that it does not come to', async () => {
  const { answer, asked } = breakable();
  const again = Promise.withResolvers<unknown>();
  const { client, clock } = await start({
    f: async (event) => answer(asked.length === 2 ? await again.promise : event),
  });
  const definition = mapOver(lambda('f'), { MaxConcurrency: 1, ToleratedFailureCount: 1 });
  const executionArn = await run(client, await create(client, definition), '["a","b"]');
  await ended(client, executionArn);
  await clock.advance(1000);
  const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
  const mapRunArn = mapRuns[0]?.mapRunArn;
  const { executions = [] } = await client.send(new ListExecutionsCommand({ mapRunArn }));
  const waiting = new DescribeExecutionCommand({ executionArn: executions[0]?.executionArn });
  expect(await client.send(waiting)).toMatchObject({
    status: 'FAILED',
    redriveStatus: 'REDRIVABLE_BY_MAP_RUN',
  });
  await client.send(redrive(executionArn));
  expect(await client.send(waiting)).toMatchObject({
    status: 'PENDING_REDRIVE',
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is PENDING_REDRIVE and cannot be redriven',
  });
  await client.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailureCount: 0 }));
  again.resolve('a');
  expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED' });
  const { itemCounts } = await client.send(new DescribeMapRunCommand({ mapRunArn }));
  expect(itemCounts).toMatchObject({ total: 2, failed: 2, pendingRedrive: 0, pending: 0, running: 0 });
  expect(await client.send(waiting)).toMatchObject({ status: 'FAILED', redriveCount: 0 });
});

it('lists by PENDING_REDRIVE only what a Map Run has', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, wait);
  const command = new ListExecutionsCommand({ stateMachineArn, statusFilter: 'PENDING_REDRIVE' });
  await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationException' });
});

it('goes on with tasks that were stopped with the execution', async () => {
  let calls = 0;
  const { client } = await start({ f: () => (++calls === 1 ? new Promise(() => undefined) : 'done') });
  const definition = JSON.stringify({
    StartAt: 'A',
    TimeoutSeconds: 60,
    States: { A: { ...lambda('f'), End: true } },
  });
  const executionArn = await run(client, await create(client, definition));
  await until(() => calls === 1);
  await client.send(new StopExecutionCommand({ executionArn }));
  await client.send(redrive(executionArn));
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"done"' });
});
