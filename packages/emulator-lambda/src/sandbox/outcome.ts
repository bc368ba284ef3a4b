/** How one invocation ended. */
export interface Outcome {
  readonly payload: Buffer;
  readonly isError: boolean;
  /** Why the sandbox ended during the invocation, in the words of `REPORT`. */
  readonly ending?: 'timeout' | 'error';
  readonly errorType?: string;
}

export function exitOutcome(requestId: string, reason: string | undefined): Outcome {
  const how = reason === undefined ? 'exited without providing a reason' : `exited with error: ${reason}`;
  return ending('error', 'Runtime.ExitError', `RequestId: ${requestId} Error: Runtime ${how}`);
}

export function outOfMemoryOutcome(requestId: string): Outcome {
  const message = `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`;
  return ending('error', 'Runtime.OutOfMemory', message);
}

export function timeoutOutcome(requestId: string, timeoutSeconds: number): Outcome {
  const message = `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
  return ending('timeout', 'Sandbox.Timedout', message);
}

function ending(how: 'timeout' | 'error', errorType: string, errorMessage: string): Outcome {
  const payload = Buffer.from(JSON.stringify({ errorType, errorMessage }));
  return { payload, isError: true, ending: how, errorType };
}
