import { caughtError, chooseHandling } from '../runner/handle-failure.ts';
import { attempt, leave } from '../runner/run-state.ts';
import type { Variables } from '../query-language/scope.ts';
import type { Visit } from '../runner/visit.ts';
import { StatesError } from '../states-error.ts';
import { failureDetails } from '../tasks/task-resource.ts';
import type { Catcher } from '../workflow.ts';
import type { ErrorDetails, StateTestResult } from './state-test.ts';

/** How a tested state ended. */
export interface Outcome extends Omit<StateTestResult, 'inspection'> {
  /** The variables afterwards. */
  readonly variables?: Variables;
  readonly errorDetails?: ErrorDetails;
}

/** Lets a state work once, and says what it does about a failure. */
export async function visitState(visit: Visit): Promise<Outcome> {
  try {
    const { exit, next } = await attempt(visit);
    return { status: 'SUCCEEDED', ...leaveFor(visit, exit, next) };
  } catch (error) {
    if (!(error instanceof StatesError)) throw error;
    return await handle(visit, error);
  }
}

export function failedBy(error: StatesError): Outcome {
  return { status: 'FAILED', ...failureDetails(error) };
}

async function handle(visit: Visit, error: StatesError): Promise<Outcome> {
  const { retrier, delay, catcher: catchIndex } = chooseHandling(visit, error);
  const retry = {
    ...(retrier !== undefined && { retryIndex: retrier }),
    ...(delay !== undefined && { retryBackoffIntervalSeconds: Math.trunc(delay / 1000) }),
  };
  if (catchIndex !== undefined) {
    const catcher = visit.state.catchers[catchIndex] as Catcher;
    return { ...(await leaveBy(catcher, visit, error)), errorDetails: { ...retry, catchIndex } };
  }
  const errorDetails = retrier === undefined ? {} : { errorDetails: retry };
  return { ...failedBy(error), ...(delay !== undefined && { status: 'RETRIABLE' }), ...errorDetails };
}

async function leaveBy({ exit, next }: Catcher, visit: Visit, error: StatesError): Promise<Outcome> {
  try {
    const caught = await exit(visit.scope, caughtError(error));
    return { status: 'CAUGHT_ERROR', ...failureDetails(error), ...leaveFor(visit, caught, next) };
  } catch (inner) {
    if (inner instanceof StatesError) return failedBy(inner);
    throw inner;
  }
}

function leaveFor(
  ...[visit, exit, next]: Parameters<typeof leave>
): Pick<Outcome, 'output' | 'nextState' | 'variables'> {
  const { name, payload } = leave(visit, exit, next);
  const { variables } = visit.branch;
  return { output: payload.text, variables, ...(name !== undefined && { nextState: name }) };
}
