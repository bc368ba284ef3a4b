/** One attempt of a state that waits to be told how it ended. */
export interface TaskAttempt {
  readonly executionArn: string;
  readonly redriveCount: number;
  /** The id of the event with which the state was entered. */
  readonly enteredId: number;
  readonly retryCount: number;
}

/**
 * The token of an attempt. It depends on nothing else, so that an execution that runs again over its history after a
 * restart waits under the token that it gave away before.
 */
export function taskTokenOf({ executionArn, redriveCount, enteredId, retryCount }: TaskAttempt): string {
  const text = JSON.stringify([executionArn, redriveCount, enteredId, retryCount]);
  return Buffer.from(text).toString('base64');
}

/** The attempt that a token stands for; undefined for a text that is no token. */
export function readTaskToken(token: string): TaskAttempt | undefined {
  const [executionArn, ...numbers] = parseList(Buffer.from(token, 'base64').toString('utf8'));
  const [redriveCount, enteredId, retryCount] = numbers.filter((each) => Number.isInteger(each)) as number[];
  if (typeof executionArn !== 'string' || redriveCount === undefined) return undefined;
  if (enteredId === undefined || retryCount === undefined) return undefined;
  const attempt = { executionArn, redriveCount, enteredId, retryCount };
  return taskTokenOf(attempt) === token ? attempt : undefined;
}

function parseList(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}
