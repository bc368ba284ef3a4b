import type { Catcher } from '../workflow.ts';
import type { Exit } from '../query-language/query-language.ts';
import { EvaluationError, StatesError } from '../states-error.ts';
import { ExecutionFault, LineEnded } from './execution-fault.ts';
import { moveTo } from './position.ts';
import { reach, recordedNext, type Visit } from './visit.ts';

interface Caught {
  readonly exit: Exit;
  readonly next: string;
}

/** Waits for the next attempt and answers nothing, or answers a Catch's exit, or throws the error again. */
export async function handleFailure(visit: Visit, error: unknown): Promise<Caught | undefined> {
  const { state } = visit;
  if (isEnded(visit, error)) throw endedFromOutside(visit, error);
  if (!(error instanceof StatesError) || error instanceof ExecutionFault) throw error;
  const failure = explain(error, visit);
  if (error instanceof EvaluationError) noteEvaluation(visit, error, failure);
  // A state whose own field the error was in has no failed event.
  if (isFatal(failure) && error instanceof EvaluationError) throw failure;
  const { delay, catcher: index } = chooseHandling(visit, failure);
  if (delay !== undefined) {
    await pause(visit, delay);
    return undefined;
  }
  const catcher = index === undefined ? undefined : state.catchers[index];
  noteFailed(visit, catcher !== undefined);
  if (!catcher) throw failure;
  return { exit: await evaluateCatch(visit, catcher.exit, failure), next: catcher.next };
}

/** Whether the state was ended from outside; in a second run over the events, these tell. */
function isEnded(visit: Visit, error: unknown): boolean {
  if (error instanceof LineEnded) return true;
  const next = recordedNext(visit);
  if (!next) return visit.branch.signal.aborted;
  return error instanceof EvaluationError && next.type === visit.state.type.aborted;
}

/** Waits from the failure on. */
async function pause(visit: Visit, milliseconds: number): Promise<void> {
  const { execution, branch } = visit;
  const { clock } = execution.ports;
  const end = branch.time + milliseconds;
  try {
    if (execution.history.recording && (await reach(visit))) return;
    await clock.sleep(Math.max(0, end - clock.now()), branch.signal);
  } catch (error) {
    throw branch.signal.aborted || error instanceof LineEnded ? endedFromOutside(visit, error) : error;
  }
}

/** What a state does about a failure: it waits for another attempt, or leaves by a Catch, or fails. */
interface Handling {
  /** The place of the Retry that matches, even when its attempts are used up. */
  readonly retrier?: number;
  /** Milliseconds until the next attempt, where that Retry grants one. */
  readonly delay?: number;
  /** The place of the Catch that matches, where there is no further attempt. */
  readonly catcher?: number;
}

/** Counts the attempt that a Retry grants. */
export function chooseHandling(visit: Visit, failure: StatesError): Handling {
  if (isFatal(failure)) return {};
  const { state, scope, retries } = visit;
  const index = state.retriers.findIndex(({ matches }) => matches(failure));
  const retrier = state.retriers[index];
  const attempts = retries[index] ?? 0;
  if (!retrier || attempts >= retrier.maxAttempts) {
    const catcher = state.catchers.findIndex(({ matches }) => matches(failure));
    return { ...(retrier && { retrier: index }), ...(catcher >= 0 && { catcher }) };
  }
  retries[index] = attempts + 1;
  return { retrier: index, delay: retrier.delay(attempts, scope.random) };
}

/** States.Runtime ends the execution: nothing matches it. */
function isFatal({ error }: StatesError): boolean {
  return error === 'States.Runtime';
}

/** What a Catch finds: a named error without a cause has an empty one, and a failure that tells nothing has nulls. */
export function caughtError({ error, causeText }: Pick<StatesError, 'error' | 'causeText'>): {
  Error: string | null;
  Cause: string | null;
} {
  return { Error: error ?? null, Cause: causeText ?? (error === undefined ? null : '') };
}

async function evaluateCatch(
  visit: Visit,
  exit: Catcher['exit'],
  { error, causeText }: StatesError,
): Promise<Exit> {
  try {
    return await exit(visit.scope, caughtError({ error, causeText }));
  } catch (inner) {
    throw inner instanceof StatesError ? explain(inner, visit) : inner;
  }
}

/** Names the state in the cause of an error in its own fields. */
function explain(error: StatesError, { state, enteredId }: Visit): StatesError {
  if (!(error instanceof EvaluationError)) return error;
  const where = `An error occurred while executing the state '${state.name}' (entered at the event id #${enteredId}).`;
  return new StatesError(error.error, `${where} ${error.causeText}`, { cause: error });
}

function noteEvaluation(visit: Visit, error: EvaluationError, { causeText }: StatesError): void {
  if (error.error !== 'States.QueryEvaluationError') return;
  const { branch, execution, state } = visit;
  if (!error.isLate) branch.previousEventId = visit.previousEventId;
  execution.history.write(branch, 'EvaluationFailed', {
    state: state.name,
    error: error.error,
    ...(causeText !== undefined && { cause: causeText }),
    ...(error.location !== undefined && { location: error.location }),
  });
}

/** A Parallel state's branch that fails for good logs its last state as aborted, beside the line. */
function noteFailed({ execution, branch, state }: Visit, isCaught: boolean): void {
  const { failed, aborted } = state.type;
  if (failed) execution.history.write(branch, failed, undefined);
  else if (aborted && branch.isParallel && !isCaught) {
    const noted = execution.history.note(branch, aborted, undefined);
    // An older version of the emulator wrote that what follows points back to this event.
    const next = { previousEventId: noted.id, time: noted.timestamp };
    if (execution.history.recording?.find(next)) moveTo(branch, next);
  }
}

/** A state that another branch's failure ends is logged as aborted; the end of the whole execution is not. */
function endedFromOutside({ execution, branch, state }: Visit, error: unknown): unknown {
  if (!execution.signal.aborted && state.type.aborted) {
    execution.history.write(branch, state.type.aborted, undefined);
  }
  return branch.signal.aborted ? branch.signal.reason : error;
}
