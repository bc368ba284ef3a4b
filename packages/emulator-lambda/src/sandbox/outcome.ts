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

export function initErrorOutcome(payload: Buffer): Outcome {
  const { errorType } = errorOf(payload);
  return { payload, isError: true, ending: 'error', errorType: errorType ?? 'Runtime.Unknown' };
}

/** What a payload says of an error. A runtime's own payload may be anything. */
export function errorOf(payload: Uint8Array): {
  readonly errorType?: string;
  readonly errorMessage?: string;
} {
  const fields = Object(parsedPayload(payload)) as Record<string, unknown>;
  const { errorType, errorMessage } = fields;
  return {
    ...(typeof errorType === 'string' && { errorType }),
    ...(typeof errorMessage === 'string' && { errorMessage }),
  };
}

/** The value of the JSON; a payload that is not JSON is taken as a text. */
export function parsedPayload(payload: Uint8Array): unknown {
  const text = Buffer.from(payload).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text;
  }
}

function ending(how: 'timeout' | 'error', errorType: string, errorMessage: string): Outcome {
  const payload = Buffer.from(JSON.stringify({ errorType, errorMessage }));
  return { payload, isError: true, ending: how, errorType };
}
