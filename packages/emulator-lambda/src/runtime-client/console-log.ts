import { writeSync } from 'node:fs';
import { format } from 'node:util';
import { jsonLine, type LineFields } from './json-line.ts';

/**
 * The level of each method. https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html has no other
 * levels.
 */
const METHODS = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  log: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
} as const;

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const FRAME_TYPE = 0xa55a0003;
const HEADER_BYTES = 16;

/** Turns console output into messages with time, request and level, as AWS's runtime does. */
export function logThroughConsole(telemetryFd: number, requestId: () => string, isJson: boolean): void {
  const toLine = isJson ? jsonLine : textLine;
  for (const [method, level] of Object.entries(METHODS)) {
    Object.assign(console, {
      [method]: (message?: unknown, ...values: unknown[]) => {
        // oxlint-disable-next-line eslint-js/no-restricted-syntax -- the function's process has the machine's time only
        const now = new Date();
        const line = toLine({ time: now.toISOString(), requestId: requestId(), level }, message, values);
        writeSync(telemetryFd, frame(line, level, now));
      },
    });
  }
}

function textLine(
  { time, requestId, level }: LineFields,
  message: unknown,
  values: readonly unknown[],
): string {
  return `${[time, requestId, level, format(message, ...values)].join('\t')}\n`;
}

/** The type with the level, the length, microseconds and the text, as AWS's runtimes write it to the service. */
function frame(text: string, level: string, time: Date): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + length);
  bytes.writeUInt32BE((FRAME_TYPE | ((LEVELS.indexOf(level) + 1) << 2)) >>> 0, 0);
  bytes.writeUInt32BE(length, 4);
  bytes.writeBigInt64BE(BigInt(time.getTime()) * 1000n, 8);
  bytes.write(text, HEADER_BYTES);
  return bytes;
}

/** Resolves when this process has also written out what the function has printed past the console. */
export async function printed(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    if (stream.writableLength > 0) await new Promise((resolve) => stream.write('', resolve));
}
