import { format } from 'node:util';

const LEVELS = {
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  debug: 'DEBUG',
  trace: 'TRACE',
} as const;

/** Makes what is printed to the console a line with time, request and level, as AWS's runtime does. */
export function logThroughConsole(requestId: () => string): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...values: unknown[]) => {
      // eslint-disable-next-line no-restricted-syntax -- the function's process has the machine's time only
      const fields = [new Date().toISOString(), requestId() || 'undefined', level, format(...values)];
      // A line end would tear one message to several log events; the reader turns these back.
      process.stdout.write(`${fields.join('\t').replaceAll('\n', '\r')}\n`);
    };
  }
}

/** How much this process has written to its log: the emulator waits for that much to arrive. */
export function writtenBytes(): number {
  return bytesOf(process.stdout) + bytesOf(process.stderr);
}

function bytesOf(stream: NodeJS.WriteStream): number {
  return stream.bytesWritten;
}
