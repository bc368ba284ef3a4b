import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { type ActivityTask, ServiceError } from '../ports.ts';
import { runStates, type TestRun, type TestRunOptions } from '../test-run.ts';
import { TaskTokens } from './task-tokens.ts';

const ACTIVITY = 'arn:aws:states:us-east-1:000000000000:activity:approve';

interface ActivityRun extends TestRun {
  readonly tokens: TaskTokens;
  readonly scheduled: ActivityTask[];
  /** A worker comes for the task. */
  readonly take: (workerName?: string) => void;
}

function runActivity(fields: JsonObject = {}, options: TestRunOptions = {}): ActivityRun {
  const tokens = new TaskTokens();
  const scheduled: ActivityTask[] = [];
  const worker = Promise.withResolvers<string | undefined>();
  const run = runStates(
    { A: { Type: 'Task', Resource: ACTIVITY, End: true, ...fields } },
    {
      input: { a: 1 },
      taskTokens: tokens,
      scheduleActivity(task) {
        scheduled.push(task);
        return worker.promise;
      },
      ...options,
    },
  );
  return { ...run, tokens, scheduled, take: (name) => worker.resolve(name) };
}

describe('a task of an activity', () => {
  it('is scheduled, started by a worker and ended by its report', async () => {
    const { result, events, tokens, scheduled, take, clock } = runActivity({
      TimeoutSeconds: 60,
      HeartbeatSeconds: 10,
    });
    await clock.advance(30_000);
    take('ann');
    await clock.advance(1000);
    tokens.report(scheduled[0]?.taskToken as string, { output: '{"ok":true}' });
    expect(await result).toEqual({ status: 'SUCCEEDED', output: '{"ok":true}' });
    expect(scheduled).toMatchObject([{ activityArn: ACTIVITY, input: '{"a":1}' }]);
    expect(events.slice(2, 5).map(({ type, details }) => [type, details])).toEqual([
      [
        'ActivityScheduled',
        {
          resource: ACTIVITY,
          input: '{"a":1}',
          inputDetails: { truncated: false },
          timeoutInSeconds: 60,
          heartbeatInSeconds: 10,
        },
      ],
      ['ActivityStarted', { workerName: 'ann' }],
      ['ActivitySucceeded', { output: '{"ok":true}', outputDetails: { truncated: false } }],
    ]);
  });

  it('fails as its worker reports', async () => {
    const { result, events, tokens, scheduled, take, clock } = runActivity();
    take();
    await clock.advance(0);
    tokens.report(scheduled[0]?.taskToken as string, { error: 'Refused', cause: 'no' });
    expect(await result).toEqual({ status: 'FAILED', error: 'Refused', cause: 'no' });
    expect(events.slice(3, 5)).toMatchObject([
      { type: 'ActivityStarted', details: {} },
      { type: 'ActivityFailed', details: { error: 'Refused', cause: 'no' } },
    ]);
  });

  it('times out when no worker comes', async () => {
    const { result, types, clock } = runActivity({ TimeoutSeconds: 5 });
    await clock.advance(5000);
    expect(await result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(types().slice(2)).toEqual(['ActivityScheduled', 'ActivityTimedOut', 'ExecutionFailed']);
  });

  it('waits for heartbeats only from when a worker has it', async () => {
    const { result, types, take, clock } = runActivity({ HeartbeatSeconds: 10 });
    await clock.advance(60_000);
    take();
    await clock.advance(9999);
    expect(types().at(-1)).toBe('ActivityStarted');
    await clock.advance(1);
    expect(await result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(types().slice(-2)).toEqual(['ActivityTimedOut', 'ExecutionFailed']);
  });

  it('is not scheduled where there is no such activity', async () => {
    const { result, types } = runActivity({}, { hasActivity: () => false });
    expect(await result).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'A' (entered at the event id #2). The activity ${ACTIVITY} does not exist.`,
    });
    expect(types()).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
  });

  it('cannot be scheduled where the activity is gone meanwhile', async () => {
    const { result, events } = runActivity(
      {},
      {
        scheduleActivity: () =>
          Promise.reject(new ServiceError('ActivityDoesNotExist', 'Activity Does Not Exist', 400, '')),
      },
    );
    expect(await result).toMatchObject({ status: 'FAILED', error: 'ActivityDoesNotExist' });
    expect(events.at(-2)?.type).toBe('ActivityScheduleFailed');
  });
});
