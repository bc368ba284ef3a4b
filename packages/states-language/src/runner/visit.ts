import type { HistoryEvent } from '../history.ts';
import type { Payload } from '../payload.ts';
import type { Scope } from '../query-language/scope.ts';
import type { Frame, State } from '../workflow.ts';
import type { Branch } from './branch.ts';
import { isOf } from './count-iterations.ts';
import type { Execution } from './execution.ts';
import { LineEnded } from './execution-fault.ts';

/** A state that a line has come to. */
export interface Arrival {
  readonly execution: Execution;
  readonly state: State;
  readonly branch: Branch;
  readonly input: Payload;
  /** Runs the lines of states within the state. */
  readonly runWorkflow: Frame['runWorkflow'];
}

/** A state between its entry and its exit. */
export interface Visit extends Arrival {
  readonly scope: Scope;
  readonly enteredId: number;
  /** Where the line stood before the state: an evaluation that fails points back to there. */
  readonly previousEventId: number;
  /** How often each retrier has been used. */
  readonly retries: number[];
  retryCount: number;
}

/** The visit's next event, if it is recorded. */
export function recordedNext({ execution, branch, state, previousEventId }: Visit): HistoryEvent | undefined {
  const { recording } = execution.history;
  const isOwn = (event: HistoryEvent): boolean =>
    isOf(event, 'EvaluationFailed') && event.details.state === state.name;
  return recording && (recording.find(branch) ?? recording.find({ previousEventId, time: 0 }, isOwn));
}

/**
 * The visit's next event, if it is recorded. Without one, waits until the execution has come as far as it was. Rejects
 * with `LineEnded` when the state was ended from outside here.
 */
export async function reach(visit: Visit): Promise<HistoryEvent | undefined> {
  const { execution, branch, state } = visit;
  const next = recordedNext(visit);
  if (!next) {
    branch.signal.throwIfAborted();
    await execution.history.recording?.wait(branch, branch.signal);
  } else if (next.type === state.type.aborted) throw new LineEnded();
  return next;
}
