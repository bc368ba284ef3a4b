/** One run of a function, as far as its log shows it. */
interface FoundInvocation {
  readonly requestId: string;
  readonly startedAt: number;
  /** Absent while it runs. */
  readonly endedAt?: number;
}

interface Line {
  readonly timestamp?: number | undefined;
  readonly message?: string | undefined;
}

interface Span {
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
}

/**
 * The invocations that may belong to a task, the most likely first. A task that failed does not name its own. That one
 * began and ended within the task, closest to the task's beginning and end.
 */
export function findInvocations(lines: readonly Line[], { startedAt, endedAt }: Span): FoundInvocation[] {
  const distance = (found: FoundInvocation): number =>
    Math.abs(found.startedAt - startedAt) +
    (endedAt === undefined || found.endedAt === undefined ? 0 : Math.abs(found.endedAt - endedAt));
  return readInvocations(lines)
    .filter((found) => found.startedAt >= startedAt - SLACK_MILLISECONDS)
    .filter(
      (found) => endedAt === undefined || (found.endedAt ?? found.startedAt) <= endedAt + SLACK_MILLISECONDS,
    )
    .toSorted((one, other) => distance(one) - distance(other));
}

/** The clocks of a history and a log agree to the millisecond only. */
const SLACK_MILLISECONDS = 5;

function readInvocations(lines: readonly Line[]): FoundInvocation[] {
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  for (const { timestamp = 0, message = '' } of lines) {
    const [, kind, requestId] = /^(START|END) RequestId: (\S+)/.exec(message) ?? jsonMark(message) ?? [];
    if (requestId !== undefined) (kind === 'START' ? starts : ends).set(requestId, timestamp);
  }
  return [...starts].map(([requestId, startedAt]) => {
    const endedAt = ends.get(requestId);
    return { requestId, startedAt, ...(endedAt !== undefined && { endedAt }) };
  });
}

/** The same in a log that is JSON. */
function jsonMark(message: string): readonly string[] | undefined {
  const type = /"type":"platform\.(start|runtimeDone)"/.exec(message)?.[1];
  const requestId = /"requestId":"([^"]+)"/.exec(message)?.[1];
  if (type === undefined || requestId === undefined) return undefined;
  return [message, type === 'start' ? 'START' : 'END', requestId];
}
