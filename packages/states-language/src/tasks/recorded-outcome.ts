import type { HistoryEvent } from '../history.ts';
import { Payload } from '../payload.ts';
import { isOf } from '../runner/count-iterations.ts';
import { HeartbeatTimeout, StatesError } from '../states-error.ts';
import type { Frame } from '../workflow.ts';
import type { TaskResource } from './task-resource.ts';

interface Reached {
  /** What the service answered when it began a job. */
  readonly submitted?: Payload;
  readonly ended?: Payload;
}

/** How far a task had come that may take `until` then. Throws the failure with which it ended. */
export async function reachOutcome(frame: Frame, resource: TaskResource, until: number): Promise<Reached> {
  const next = await frame.reach();
  if (!next) return {};
  const submitted = readSubmission(next);
  if (!submitted) return { ended: readRecorded(frame, next, until) };
  resource.writeSubmitted(frame.write, submitted);
  const last = await frame.reach();
  return last ? { submitted, ended: readRecorded(frame, last, until) } : { submitted };
}

/** A recorded call had a mock's answer, if its state is mocked: the next call has the next one. */
function readRecorded({ execution, stateName }: Frame, event: HistoryEvent, until: number): Payload {
  execution.ports.mockedTasks?.(stateName);
  return readOutcome(event, until);
}

/** What the call answered; undefined for an event that says something else. */
function readSubmission(event: HistoryEvent): Payload | undefined {
  if (isOf(event, 'TaskSubmitted')) return Payload.parse(event.details.output);
  return isOf(event, 'ActivityStarted') ? new Payload(event.details.workerName ?? null) : undefined;
}

function readOutcome({ type, timestamp, details = {} }: HistoryEvent, until: number): Payload {
  const { output, error, cause } = details as { output?: string; error?: string; cause?: string };
  if (output !== undefined) return Payload.parse(output);
  // Only a missing heartbeat ends a task before its time; the event does not say so.
  if (type.endsWith('TimedOut') && timestamp < until && cause === undefined) throw new HeartbeatTimeout();
  throw new StatesError(error, cause);
}
