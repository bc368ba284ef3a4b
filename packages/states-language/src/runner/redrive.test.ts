import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import type { Json, JsonObject } from '../json.ts';
import { lambdaAnswers, runStates, type TestRun, type TestRunOptions, thrown } from '../test-run.ts';

const end = { End: true };
const task = (fields: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:000000000000:function:f',
  ...end,
  ...fields,
});

/** Redrives an execution that ended so, and lets it end again. */
async function redrive(
  states: Record<string, Json>,
  events: readonly HistoryEvent[],
  options: TestRunOptions = {},
): Promise<{ run: TestRun; added: HistoryEvent[]; types: string[] }> {
  const last = events.at(-1) as HistoryEvent;
  const redriven: HistoryEvent = {
    id: last.id + 1,
    previousEventId: last.id,
    timestamp: last.timestamp + 3_600_000,
    type: 'ExecutionRedriven',
    details: { redriveCount: 1 },
  };
  const run = runStates(states, { ...options, recorded: [...events, redriven] });
  await run.clock.advance(100_000_000);
  const added = run.events.slice(last.id + 1);
  return { run, added, types: added.map(({ type }) => type) };
}

async function fail(states: Record<string, Json>, options: TestRunOptions = {}): Promise<HistoryEvent[]> {
  const run = runStates(states, options);
  await run.clock.advance(100_000_000);
  expect(await run.result).not.toMatchObject({ status: 'SUCCEEDED' });
  return run.events;
}

const TASK = [
  'LambdaFunctionScheduled',
  'LambdaFunctionStarted',
  'LambdaFunctionSucceeded',
  'TaskStateExited',
];

describe('a redriven execution', () => {
  it('schedules the task that failed again, from where its state was entered, and runs no other again', async () => {
    const states = { A: { Type: 'Pass', Result: 1, Next: 'B' }, B: task() };
    const events = await fail(states, { callService: lambdaAnswers(thrown('No')) });
    const { run, added, types } = await redrive(states, events, { callService: lambdaAnswers('yes') });
    expect(await run.result).toEqual({ status: 'SUCCEEDED', output: '"yes"' });
    expect(types).toEqual([...TASK, 'ExecutionSucceeded']);
    const entered = events.find(({ type }) => type === 'TaskStateEntered');
    expect(added[0]?.previousEventId).toBe(entered?.id);
    expect(run.events.map(({ id }) => id)).toEqual(run.events.map((_, index) => index + 1));
  });

  it('grants all attempts of a Retry again', async () => {
    const states = { A: task({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }] }) };
    const events = await fail(states, { callService: lambdaAnswers(thrown('No')) });
    const callService = lambdaAnswers(thrown('No'), 'yes');
    expect(await (await redrive(states, events, { callService })).run.result).toMatchObject({
      output: '"yes"',
    });
  });

  it('runs only the branches of a Parallel that had failed or were aborted', async () => {
    const branch = (name: string, state: JsonObject): JsonObject => ({
      StartAt: name,
      States: { [name]: state },
    });
    const states = {
      P: {
        Type: 'Parallel',
        Branches: [
          branch('Good', { Type: 'Pass', Result: 'good', ...end }),
          branch('Bad', task()),
          branch('Slow', { Type: 'Wait', Seconds: 60, ...end }),
        ],
        ...end,
      },
    };
    const events = await fail(states, { callService: lambdaAnswers(thrown('No')) });
    const { run, types } = await redrive(states, events, { callService: lambdaAnswers('yes') });
    expect(await run.result).toEqual({ status: 'SUCCEEDED', output: '["good","yes",{}]' });
    expect(types).toEqual([
      ...TASK,
      ...['WaitStateExited', 'ParallelStateSucceeded', 'ParallelStateExited', 'ExecutionSucceeded'],
    ]);
    const exited = run.events.findLast(({ type }) => type === 'WaitStateExited');
    const redriven = run.events.find(({ type }) => type === 'ExecutionRedriven');
    expect((exited?.timestamp ?? 0) - (redriven?.timestamp ?? 0)).toBe(60_000);
  });

  it('runs only the iterations of a Map that had failed, in its last attempt', async () => {
    const states = {
      M: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'T', States: { T: task() } },
        MaxConcurrency: 1,
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
        ...end,
      },
    };
    const answers = lambdaAnswers('a', thrown('No'), 'b', thrown('No'));
    const events = await fail(states, { input: [1, 2, 3], callService: answers });
    const callService = lambdaAnswers('c', 'd');
    const { run, types } = await redrive(states, events, { input: [1, 2, 3], callService });
    expect(await run.result).toEqual({ status: 'SUCCEEDED', output: '["b","c","d"]' });
    expect(types).toEqual([
      ...TASK,
      'MapIterationSucceeded',
      ...['MapIterationStarted', 'TaskStateEntered', ...TASK, 'MapIterationSucceeded'],
      ...['MapStateSucceeded', 'MapStateExited', 'ExecutionSucceeded'],
    ]);
  });

  it('enters a Fail state again, and fails again', async () => {
    const states = { A: { Type: 'Pass', Next: 'F' }, F: { Type: 'Fail', Error: 'E' } };
    const { run, types } = await redrive(states, await fail(states));
    expect(await run.result).toEqual({ status: 'FAILED', error: 'E' });
    expect(types).toEqual(['FailStateEntered', 'ExecutionFailed']);
  });

  it('has the whole time of its machine and its tasks again', async () => {
    const states = { A: { Type: 'Wait', Seconds: 60, Next: 'B' }, B: { Type: 'Wait', Seconds: 50, ...end } };
    const machine = { TimeoutSeconds: 100 };
    const events = await fail(states, { machine });
    expect(events.at(-1)?.type).toBe('ExecutionTimedOut');
    const { run, types } = await redrive(states, events, { machine });
    expect(await run.result).toMatchObject({ status: 'SUCCEEDED' });
    expect(types).toEqual(['WaitStateExited', 'ExecutionSucceeded']);
  });

  it('runs a Parallel whose result was too large from its start', async () => {
    const result = { Type: 'Pass', Result: 'x'.repeat(200_000), ...end };
    const Branches = ['A', 'B'].map((name) => ({ StartAt: name, States: { [name]: result } }));
    const states = { P: { Type: 'Parallel', Branches, ...end } };
    const events = await fail(states);
    const { types } = await redrive(states, events);
    expect(types[0]).toBe('ParallelStateStarted');
  });

  it('goes on over a crash, and may be redriven again', async () => {
    const { End: _, ...middle } = task({ Next: 'B' });
    const states = { A: middle, B: task() };
    const first = await fail(states, { callService: lambdaAnswers(thrown('No')) });
    const second = await redrive(states, first, { callService: lambdaAnswers('a', thrown('No')) });
    expect(second.types.at(-1)).toBe('ExecutionFailed');
    const third = await redrive(states, second.run.events, { callService: lambdaAnswers('b') });
    expect(await third.run.result).toMatchObject({ status: 'SUCCEEDED', output: '"b"' });
    const { events } = third.run;
    for (let count = first.length + 1; count < events.length; count++) {
      const recorded = events.slice(0, count);
      if (recorded.at(-1)?.type.endsWith('Failed')) continue;
      const isAnswered = recorded.some(({ type }) => type === 'LambdaFunctionSucceeded');
      const callService = isAnswered ? lambdaAnswers('b') : lambdaAnswers('a', 'b');
      const run = runStates(states, { recorded, callService });
      expect(await run.result, `after ${count} events`).toMatchObject({ status: 'SUCCEEDED', output: '"b"' });
      expect(run.events.map(({ id }) => id)).toEqual(run.events.map((__, index) => index + 1));
    }
  });
});
