import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

interface SandboxProcessOptions {
  readonly command: readonly [file: string, ...values: string[]];
  readonly workingDirectory: string;
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

/** A log event has at most 256 KB; what is printed without a line end is cut there. */
const LONGEST_LINE = 256 * 1024;

/** How a process ended, in the words of Lambda's reports; undefined for exit status 0. */
export type ExitReason = string | undefined;

/**
 * A sandbox's process. Unlike a `SupervisedProcess` it counts what it was told, so that an invocation's log is
 * whole before the invocation ends, and takes no line end inside a message for the end of it.
 */
export class SandboxProcess {
  readonly pid: number | undefined;
  readonly ended: Promise<ExitReason>;
  #receivedBytes = 0;
  #awaiting: { readonly bytes: number; readonly resolve: () => void } | undefined;
  readonly #child: ChildProcess;

  constructor(options: SandboxProcessOptions) {
    const [file, ...values] = options.command;
    this.#child = spawn(file, values, {
      cwd: options.workingDirectory,
      env: { ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what the function has started can be ended with it.
      detached: true,
    });
    this.pid = this.#child.pid;
    this.#readLines(this.#child.stdout as Readable, options.onLine);
    this.#readLines(this.#child.stderr as Readable, options.onLine);
    this.ended = this.#end();
  }

  /** Ends the process and what it has started. */
  kill(): void {
    if (this.pid === undefined) return;
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Resolves when that many bytes of output were read since the start, or the process has ended. */
  async outputOf(bytes: number): Promise<void> {
    if (this.#receivedBytes >= bytes) return;
    const received = new Promise<void>((resolve) => (this.#awaiting = { bytes, resolve }));
    await Promise.race([received, this.ended]);
  }

  #readLines(stream: Readable, tell: (line: string) => void): void {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() as string;
      for (const line of lines) tell(line.replaceAll('\r', '\n'));
      for (; rest.length > LONGEST_LINE; rest = rest.slice(LONGEST_LINE)) tell(rest.slice(0, LONGEST_LINE));
      this.#receivedBytes += chunk.length;
      if (this.#awaiting && this.#receivedBytes >= this.#awaiting.bytes) this.#awaiting.resolve();
    });
    stream.once('end', () => {
      if (rest) tell(rest);
    });
  }

  #end(): Promise<ExitReason> {
    return new Promise((resolve) => {
      this.#child.on('error', (error) => {
        if (this.pid === undefined) resolve(`could not be started: ${error.message}`);
      });
      this.#child.once('close', (status, signal) => resolve(exitReason(status, signal)));
    });
  }
}

function exitReason(status: number | null, signal: NodeJS.Signals | null): ExitReason {
  if (signal) return `signal: ${SIGNAL_WORDS[signal] ?? signal}`;
  return status === 0 ? undefined : `exit status ${status}`;
}

/** As Linux words them. */
const SIGNAL_WORDS: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGTERM: 'terminated',
  SIGSEGV: 'segmentation fault',
};
