import assert from 'node:assert';
import { withDeadline } from '@scones/deterministic';
import { Payload } from '../payload.ts';
import { HeartbeatTimeout, StatesError } from '../states-error.ts';
import type { TaskRun } from './integration.ts';
import type { TaskResource } from './task-resource.ts';
import type { WaitingTask } from './task-tokens.ts';

/** The work of a call that gives the task's token away: the task ends with what somebody reports of it. */
export function awaitsReport(
  call: TaskResource['call'],
): Pick<TaskResource, 'call' | 'follow' | 'awaitsReport'> {
  return {
    awaitsReport: true,
    call: (run) => withHeartbeats(run, () => call(run)),
    follow: awaitReport,
  };
}

/** Waits until somebody outside says how the task ended. Throws what they say, or `HeartbeatTimeout`. */
export async function awaitReport(run: TaskRun): Promise<Payload> {
  return await withHeartbeats(run, () => reportOf(run));
}

/** What somebody outside says of the task's end. Throws the failure that they tell. */
export async function reportOf(run: TaskRun): Promise<Payload> {
  const report = await waitingOf(run).reported;
  if ('output' in report) return Payload.parse(report.output);
  throw new StatesError(report.error, report.cause);
}

/** Runs work during which the task must give signs of life in time. */
async function withHeartbeats<T>(run: TaskRun, work: () => Promise<T>): Promise<T> {
  const { ports, heartbeatSeconds, signal } = run;
  if (heartbeatSeconds === undefined) return await work();
  const { lastBeat } = waitingOf(run);
  const left = (): number => lastBeat() + heartbeatSeconds * 1000 - ports.clock.now();
  return await withDeadline(ports.clock, left, work, {
    signal,
    whenLate: () => {
      throw new HeartbeatTimeout();
    },
  });
}

export function waitingOf({ waiting }: TaskRun): WaitingTask {
  assert(waiting, 'a resource that awaits a report has a task that waits');
  return waiting;
}
