import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Clock, withDeadline } from '@scones/deterministic';

interface ProcessOptions {
  readonly command: readonly [file: string, ...values: string[]];
  readonly workingDirectory: string;
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told of each line that the process prints, on either stream. */
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  readonly clock: Clock;
}

export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started at all. */
  readonly startError?: Error;
}

/** A child process that its owner can end for sure, and that learns by its IPC channel when the owner has died. */
export interface SupervisedProcess {
  readonly pid: number | undefined;
  /** Resolves, never rejects, when the process has ended and its last line was told. */
  readonly ended: Promise<ProcessEnd>;
  /** Asks with SIGTERM; insists with SIGKILL after the grace. */
  stop(graceMilliseconds: number): Promise<ProcessEnd>;
}

export function startProcess(options: ProcessOptions): SupervisedProcess {
  const [file, ...values] = options.command;
  const child = spawn(file, values, {
    cwd: options.workingDirectory,
    env: { ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  tellLines(child.stdout as Readable, (line) => options.onLine(line, 'stdout'));
  tellLines(child.stderr as Readable, (line) => options.onLine(line, 'stderr'));
  const ended = endOf(child);
  return {
    pid: child.pid,
    ended,
    async stop(graceMilliseconds) {
      child.kill('SIGTERM');
      return await withDeadline(options.clock, graceMilliseconds, () => ended, {
        whenLate: () => {
          child.kill('SIGKILL');
          return ended;
        },
      });
    },
  };
}

function tellLines(stream: Readable, tell: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', tell);
}

/** `close` rather than `exit`: it comes after the last output. */
function endOf(child: ChildProcess): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    child.once('error', (startError) => {
      if (child.pid === undefined) resolve({ exitCode: null, signal: null, startError });
    });
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}
