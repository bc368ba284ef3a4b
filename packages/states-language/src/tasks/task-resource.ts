import type { TaskCredentials } from '../history.ts';
import type { Payload } from '../payload.ts';
import type { Ports } from '../ports.ts';
import type { StatesError } from '../states-error.ts';
import type { WriteEvent } from '../runner/branch.ts';
import type { TaskRun } from './integration.ts';

/** The limits of one run of a task, in seconds. */
export interface TaskLimits {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

/** What the event of a scheduled task tells of it besides its input. */
export interface Scheduling extends TaskLimits {
  readonly taskCredentials?: TaskCredentials;
}

/**
 * The meaning of a Task state's Resource: how a run is made, and which events it writes. A run whose submission was
 * recorded goes on from there: `follow` needs the run and the recorded answer alone.
 */
export interface TaskResource {
  /** Its name in the cause of an error. */
  readonly subject: string;
  /** Whether somebody outside reports on it by its token. */
  readonly awaitsReport?: boolean;
  /** Throws where it cannot be scheduled, before an event tells of it. */
  check?(ports: Ports): void;
  /** Makes the call; its answer is the result, unless what it began is followed. */
  call(run: TaskRun): Promise<Payload>;
  /** Waits for what the call began. */
  follow?(run: TaskRun, answer: Payload): Promise<Payload>;
  /** Asks what the call began to end, when the state was ended from outside. */
  abandon?(run: TaskRun, answer: Payload): void;
  writeScheduled(write: WriteEvent, parameters: Payload, region: string, scheduling: Scheduling): void;
  writeSubmitted(write: WriteEvent, output: Payload): void;
  writeSucceeded(write: WriteEvent, output: Payload): void;
  writeFailed(write: WriteEvent, error: StatesError): void;
  writeTimedOut(write: WriteEvent, error: StatesError): void;
}

/** An error's name and cause as events have them; an absent one is left out. */
export function failureDetails({ error, causeText }: StatesError): { error?: string; cause?: string } {
  return { ...(error !== undefined && { error }), ...(causeText !== undefined && { cause: causeText }) };
}
