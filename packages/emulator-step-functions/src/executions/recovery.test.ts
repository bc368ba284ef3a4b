import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { startCrashing } from '../testing/crashing-service.ts';
import {
  create,
  ended,
  lambda,
  mapOver,
  run,
  until,
  wait,
  waitState,
} from '../testing/start-step-functions.ts';

const never = (): Promise<never> => new Promise(() => undefined);

function machine(states: Record<string, object>, fields: object = {}): string {
  return JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...fields });
}

async function describe(client: SFNClient, executionArn: string): Promise<Record<string, unknown>> {
  return { ...(await client.send(new DescribeExecutionCommand({ executionArn }))) };
}

/** The types of an execution's events, whose ids have no gap. */
async function typesOf(client: SFNClient, executionArn: string): Promise<string[]> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  return events.map(({ type }) => String(type));
}

it('keeps the deadline of a Wait over a crash', async () => {
  const before = await startCrashing();
  const executionArn = await run(before.client, await create(before.client, wait));
  await before.clock.advance(20_000);
  const { client, clock } = await before.crash({}, { downTime: 30_000 });
  expect(await describe(client, executionArn)).toMatchObject({ status: 'RUNNING' });
  await clock.advance(9_999);
  expect(await describe(client, executionArn)).toMatchObject({ status: 'RUNNING' });
  await clock.advance(1);
  expect(await describe(client, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await typesOf(client, executionArn)).toEqual([
    ...['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', 'ExecutionSucceeded'],
  ]);
});

it('is stopped by a request that comes before it goes on', async () => {
  const before = await startCrashing();
  const executionArn = await run(before.client, await create(before.client, wait));
  const after = await before.crash({}, { isRecovered: false });
  const { client } = after;
  const stopped = client.send(new StopExecutionCommand({ executionArn, cause: 'early' }));
  await after.recover();
  await stopped;
  expect(await describe(client, executionArn)).toMatchObject({ status: 'ABORTED', cause: 'early' });
});

it('calls a task that was in flight again, once, and one that had answered not at all', async () => {
  const asked: unknown[] = [];
  let isInFlight = false;
  const two = (): Promise<never> => ((isInFlight = true), never());
  const before = await startCrashing({ one: (event) => void asked.push(event), two });
  const definition = machine({ A: { ...lambda('one'), Next: 'B' }, B: { ...lambda('two'), End: true } });
  const executionArn = await run(before.client, await create(before.client, definition), '{"n":1}');
  await until(() => isInFlight);
  const { client } = await before.crash({ two: () => 'again' });
  expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"again"' });
  expect(asked).toEqual([{ n: 1 }]);
  const task = [
    'TaskStateEntered',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
  ];
  expect(await typesOf(client, executionArn)).toEqual([
    ...['ExecutionStarted', ...task, 'TaskStateExited', ...task, 'TaskStateExited', 'ExecutionSucceeded'],
  ]);
});

it('keeps the time of the next attempt and the count of attempts', async () => {
  let calls = 0;
  const fail = (): never => {
    calls++;
    throw new Error('no');
  };
  const before = await startCrashing({ bad: fail });
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100, MaxAttempts: 2, BackoffRate: 1 }];
  const definition = machine({ A: { ...lambda('bad'), Retry, End: true } });
  const executionArn = await run(before.client, await create(before.client, definition));
  await until(() => calls === 1);
  await before.clock.advance(130_000);
  await until(() => calls === 2);
  await before.clock.advance(0);
  const { client, clock } = await before.crash();
  await clock.advance(69_999);
  expect(calls).toBe(2);
  await clock.advance(1);
  expect(await ended(client, executionArn)).toMatchObject({ status: 'FAILED', error: 'Error' });
  expect(calls).toBe(3);
});

it('keeps the end that a TimeoutSeconds set, of a task and of a machine', async () => {
  const before = await startCrashing({ slow: never });
  const task = machine({ A: { ...lambda('slow'), TimeoutSeconds: 60, End: true } });
  const first = await run(before.client, await create(before.client, task, 'task'));
  const whole = machine({ A: { ...waitState, Seconds: 600, End: true } }, { TimeoutSeconds: 60 });
  const second = await run(before.client, await create(before.client, whole, 'whole'));
  await before.clock.advance(20_000);
  const { client, clock } = await before.crash({ slow: never }, { downTime: 39_999 });
  await clock.advance(0);
  expect(await describe(client, first)).toMatchObject({ status: 'RUNNING' });
  await clock.advance(1);
  expect(await ended(client, first)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  expect(await ended(client, second)).toMatchObject({ status: 'TIMED_OUT' });
});

it('starts nothing twice by the same name, and stops what goes on', async () => {
  const before = await startCrashing();
  const stateMachineArn = await create(before.client, wait);
  const executionArn = await run(before.client, stateMachineArn, '{}', 'once');
  const { client } = await before.crash();
  const again = await client.send(new StartExecutionCommand({ stateMachineArn, name: 'once', input: '{}' }));
  expect(again.executionArn).toBe(executionArn);
  await client.send(new StopExecutionCommand({ executionArn }));
  expect(await typesOf(client, executionArn)).toEqual([
    ...['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted'],
  ]);
  const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
  expect(executions).toHaveLength(1);
});

it('works on no item of an inline Map again that had ended', async () => {
  const asked: unknown[] = [];
  const answer = (event: unknown): unknown => {
    asked.push(event);
    return event === 2 ? never() : event;
  };
  const before = await startCrashing({ each: answer });
  const processor = { StartAt: 'Each', States: { Each: { ...lambda('each'), End: true } } };
  const definition = machine({
    All: { Type: 'Map', MaxConcurrency: 2, ItemProcessor: processor, End: true },
  });
  const executionArn = await run(before.client, await create(before.client, definition), '[1,2,3,4]');
  const isAnswer = (type: string): boolean => type === 'LambdaFunctionSucceeded';
  while ((await typesOf(before.client, executionArn)).filter(isAnswer).length < 3);
  const { client } = await before.crash({ each: (event) => (asked.push(event), 'again') });
  expect(await ended(client, executionArn)).toMatchObject({ output: '[1,"again",3,4]' });
  expect(asked).toEqual([1, 2, 3, 4, 2]);
});

for (const type of ['STANDARD', 'EXPRESS'] as const) {
  it(`goes on with a distributed Map: ${type} children that had ended stay so, the others run`, async () => {
    const asked: unknown[] = [];
    const answer = (event: unknown): unknown => {
      asked.push(event);
      return event === 2 ? never() : event;
    };
    const before = await startCrashing({ each: answer });
    const definition = mapOver(lambda('each'), { MaxConcurrency: 1 }, type);
    const executionArn = await run(before.client, await create(before.client, definition), '[1,2,3]');
    await until(() => asked.length === 2);
    const { client } = await before.crash({ each: (event) => (asked.push(event), event) });
    expect(await ended(client, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' });
    expect(asked).toEqual([1, 2, 2, 3]);
    expect(await typesOf(client, executionArn)).toEqual([
      ...['ExecutionStarted', 'MapStateEntered', 'MapStateStarted', 'MapRunStarted', 'MapRunSucceeded'],
      ...['MapStateSucceeded', 'MapStateExited', 'ExecutionSucceeded'],
    ]);
    const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
    const mapRunArn = mapRuns[0]?.mapRunArn;
    expect(mapRuns).toHaveLength(1);
    expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      status: 'SUCCEEDED',
      itemCounts: { total: 3, succeeded: 3, running: 0, pending: 0 },
    });
    const { executions } = await client.send(new ListExecutionsCommand({ mapRunArn }));
    expect(executions?.map(({ status }) => status)).toEqual(
      type === 'STANDARD' ? ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'] : [],
    );
  });
}

it('ends an execution whose machine is gone', async () => {
  const before = await startCrashing();
  const stateMachineArn = await create(before.client, wait);
  const executionArn = await run(before.client, stateMachineArn);
  const { client } = await before.crash(
    {},
    {
      change: (store) => void store.collection('step-functions/state-machines').delete(stateMachineArn),
    },
  );
  expect(await describe(client, executionArn)).toMatchObject({
    status: 'ABORTED',
    cause: 'The emulator ended while the execution was running.',
  });
  expect(await typesOf(client, executionArn)).toEqual([
    ...['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted'],
  ]);
});
