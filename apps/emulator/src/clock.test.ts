import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it, onTestFinished } from 'vitest';
import type { ClockName } from './emulator-time.ts';
import { type StartedEmulator, startedEmulator } from './testing/started-emulator.ts';

const DAY = 24 * 3600;
const roleArn = 'arn:aws:iam::000000000000:role/test';

async function start(clock: ClockName): Promise<{ emulator: StartedEmulator; states: SFNClient }> {
  const emulator = await startedEmulator({ clock });
  const states = new SFNClient(emulator.connection);
  onTestFinished(async () => {
    states.destroy();
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  });
  return { emulator, states };
}

async function create(client: SFNClient, name: string, states: Record<string, object>): Promise<string> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const made = await client.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  return made.stateMachineArn as string;
}

async function run(client: SFNClient, stateMachineArn: string): Promise<string> {
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
  return executionArn as string;
}

const status = async (client: SFNClient, executionArn: string) =>
  (await client.send(new DescribeExecutionCommand({ executionArn }))).status;

/** Seconds from an execution's first event to its last. */
async function seconds(client: SFNClient, executionArn: string): Promise<number> {
  const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  const [first, last] = [events[0], events.at(-1)].map((event) => event?.timestamp?.getTime() ?? 0);
  return ((last ?? 0) - (first ?? 0)) / 1000;
}

it('lets a day’s wait, an hour’s back-off and a child that waits pass at once, and keeps their times', async () => {
  const { states } = await start('fast');
  const child = await create(states, 'child', { Wait: { Type: 'Wait', Seconds: DAY, End: true } });
  const parent = await create(states, 'parent', {
    Missing: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:s3:headBucket',
      Parameters: { Bucket: 'missing' },
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 3600, MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Child' }],
      End: true,
    },
    Child: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: child },
      End: true,
    },
  });
  const execution = await run(states, parent);
  await expect.poll(() => status(states, execution)).toBe('SUCCEEDED');
  const took = await seconds(states, execution);
  expect(took).toBeGreaterThanOrEqual(DAY + 3600);
  // The parent looks at its child every ten minutes at most.
  expect(took).toBeLessThan(DAY + 3600 + 700);
});

it('lets a timeout of executions pass at once', async () => {
  const { states } = await start('fast');
  const machine = await create(states, 'late', {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'nobody', 'Payload.$': '$$.Task.Token' },
      TimeoutSeconds: DAY,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
      End: true,
    },
    Done: { Type: 'Wait', Seconds: 2, End: true },
  });
  const execution = await run(states, machine);
  await expect.poll(() => status(states, execution)).toBe('SUCCEEDED');
});

it('moves all time forward when it is told to, and says what time it is', async () => {
  const { emulator, states } = await start('system');
  const machine = await create(states, 'waiting', { Wait: { Type: 'Wait', Seconds: DAY, End: true } });
  const execution = await run(states, machine);
  expect(await status(states, execution)).toBe('RUNNING');
  const clock = async (init?: RequestInit): Promise<number> => {
    const reply = await fetch(`${emulator.url}/_emulator/clock`, init);
    return Date.parse(((await reply.json()) as { now: string }).now);
  };
  const before = await clock();
  const after = await clock({ method: 'POST', body: JSON.stringify({ advanceSeconds: DAY }) });
  expect(after - before).toBeGreaterThanOrEqual(DAY * 1000);
  await expect.poll(() => status(states, execution)).toBe('SUCCEEDED');
  expect(await seconds(states, execution)).toBeGreaterThanOrEqual(DAY);
});

it.each([
  '',
  'soon',
  '[]',
  '{}',
  '{"advanceSeconds":-1}',
  '{"advanceSeconds":1e12}',
  '{"advanceSeconds":"1"}',
])('refuses to move by %j, in one sentence', async (body) => {
  const { emulator } = await start('system');
  const reply = await fetch(`${emulator.url}/_emulator/clock`, { method: 'POST', body });
  expect(reply.status).toBe(400);
  expect(((await reply.json()) as { message: string }).message).toContain(
    'advanceSeconds, a number from 0 to',
  );
});
