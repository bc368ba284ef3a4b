/** One run of a function, from its log. */
export interface Invocation {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
  readonly durationMillis: number;
  readonly memoryMegabytes: number;
  /** How long its sandbox took to start; absent where one was warm. */
  readonly initMillis?: number;
  readonly status?: string;
}

interface Line {
  readonly timestamp?: number | undefined;
  readonly message?: string | undefined;
}

/**
 * The invocations that a log reports, the newest first, by the REPORT lines of Lambda's platform
 * (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html).
 */
export function readInvocations(lines: readonly Line[]): Invocation[] {
  const threw = new Set(lines.flatMap(({ message = '' }) => THREW.exec(message)?.[1] ?? []));
  return lines
    .flatMap(({ timestamp = 0, message = '' }) => readReport(timestamp, message) ?? [])
    .map((one) => (threw.has(one.requestId) ? { status: 'failed', ...one } : one))
    .reverse();
}

/** The runtime logs an error that a handler throws; the report does not mention it. */
const THREW = /^\S+Z\t(\S+)\tERROR\tInvoke Error/;

function readReport(endedAt: number, message: string): Invocation | undefined {
  const requestId = /^REPORT RequestId: (\S+)/.exec(message)?.[1];
  if (requestId === undefined) return readJsonReport(endedAt, message);
  const number = (pattern: RegExp): number | undefined => {
    const found = pattern.exec(message)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const initMillis = number(/Init Duration: ([\d.]+) ms/);
  const status = /Status: (\w+)/.exec(message)?.[1];
  return {
    requestId,
    endedAt,
    durationMillis: number(/\bDuration: ([\d.]+) ms/) ?? 0,
    memoryMegabytes: number(/Max Memory Used: (\d+) MB/) ?? 0,
    ...(initMillis !== undefined && { initMillis }),
    ...(status !== undefined && { status }),
  };
}

/** The same where the function's log is JSON. */
function readJsonReport(endedAt: number, message: string): Invocation | undefined {
  if (!message.includes('"platform.report"')) return undefined;
  const { record } = JSON.parse(message) as {
    record?: { requestId?: string; status?: string; metrics?: Readonly<Record<string, number>> };
  };
  const { durationMs = 0, maxMemoryUsedMB = 0, initDurationMs } = record?.metrics ?? {};
  return {
    requestId: record?.requestId ?? '',
    endedAt,
    durationMillis: durationMs,
    memoryMegabytes: maxMemoryUsedMB,
    ...(initDurationMs !== undefined && { initMillis: initDurationMs }),
    ...(record?.status !== undefined && record.status !== 'success' && { status: record.status }),
  };
}
