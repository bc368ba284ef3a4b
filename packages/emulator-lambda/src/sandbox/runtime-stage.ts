/** What a runtime is about, in the words of AWS's own Runtime API. */
export type Stage =
  | 'Started'
  | 'InitError'
  | 'Ready'
  | 'Running'
  | 'InvocationResponse'
  | 'InvocationErrorResponse'
  | 'ResponseSent';

/** The error of a request that does not fit the stage. */
export function transitionRefused(from: Stage, to: Stage): object {
  const errorMessage = `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`;
  return { errorMessage, errorType: 'InvalidStateTransition' };
}

export const INVALID_REQUEST_ID = { errorMessage: 'Invalid request ID', errorType: 'InvalidRequestID' };
