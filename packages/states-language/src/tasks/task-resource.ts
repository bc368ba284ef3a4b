import type { Payload } from '../payload.ts';
import type { StatesError } from '../states-error.ts';
import type { WriteEvent } from '../runner/branch.ts';
import type { TaskRun } from './integration.ts';

/** The limits of one run of a task, in seconds. */
export interface TaskLimits {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

/** The meaning of a Task state's Resource: how a run is made, and which events it writes. */
export interface TaskResource {
  /** Its name in the cause of an error. */
  readonly subject: string;
  run(run: TaskRun, submitted: (output: Payload) => void): Promise<Payload>;
  writeScheduled(write: WriteEvent, parameters: Payload, region: string, limits: TaskLimits): void;
  writeSubmitted(write: WriteEvent, output: Payload): void;
  writeSucceeded(write: WriteEvent, output: Payload): void;
  writeFailed(write: WriteEvent, error: StatesError): void;
  writeTimedOut(write: WriteEvent, error: StatesError): void;
}

/** An error's name and cause as events have them; an absent one is left out. */
export function failureDetails({ error, causeText }: StatesError): { error?: string; cause?: string } {
  return { ...(error !== undefined && { error }), ...(causeText !== undefined && { cause: causeText }) };
}
