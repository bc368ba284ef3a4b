import type { Attempt } from '@scones/execution-view';
import { filterLogEvents, type LogEvent } from '../../../aws/logs.ts';
import { findInvocations } from './find-invocations.ts';
import { requestIdOf } from './request-id-of.ts';

interface AttemptLog {
  readonly events: readonly LogEvent[];
  /** How many other invocations may have written these lines instead. */
  readonly others: number;
}

/** Lines of an invocation may appear in the log this much later. */
const AFTER_MILLISECONDS = 1000;

/** The lines that a function wrote while a task ran it: found by the request's id, else by time. */
export async function attemptLog(
  logGroupName: string,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<AttemptLog> {
  const { startedAt, endedAt } = attempt;
  const time = { startTime: startedAt - 1, endTime: endedAt && endedAt + AFTER_MILLISECONDS };
  const linesOf = (requestId: string): Promise<LogEvent[]> =>
    filterLogEvents({ logGroupName, filterPattern: `"${requestId}"`, ...time }, signal);
  const requestId = requestIdOf(attempt);
  if (requestId !== undefined) return { events: await linesOf(requestId), others: 0 };
  const [nearest, ...others] = findInvocations(
    await filterLogEvents({ logGroupName, ...time }, signal),
    attempt,
  );
  return { events: nearest ? await linesOf(nearest.requestId) : [], others: others.length };
}
