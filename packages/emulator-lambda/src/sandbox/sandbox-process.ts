import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { ApplicationLevel } from './log-level.ts';
import { TELEMETRY_FD, TelemetryFrames } from './telemetry-frames.ts';

/** The level is what the runtime has framed a message with, if anything. */
type TellMessage = (message: string, level?: ApplicationLevel) => void;

interface SandboxProcessOptions {
  readonly command: readonly [file: string, ...values: string[]];
  readonly workingDirectory: string;
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told of what becomes a log event: a message of the runtime's, or a line of what is printed past it. */
  readonly onMessage: TellMessage;
}

/** A log event has at most 256 KB; what is longer is cut there. */
const LONGEST_MESSAGE = 256 * 1024;

/** How a process ended, in the words of Lambda's reports; undefined for exit status 0. */
export type ExitReason = string | undefined;

/**
 * A sandbox's process. Unlike a `SupervisedProcess` it gives the runtime a stream for whole messages, and can say when
 * all is read that was written, so that an invocation's log is whole before the invocation ends.
 */
export class SandboxProcess {
  readonly pid: number | undefined;
  readonly ended: Promise<ExitReason>;
  readonly #child: ChildProcess;

  constructor(options: SandboxProcessOptions) {
    const [file, ...values] = options.command;
    this.#child = spawn(file, values, {
      cwd: options.workingDirectory,
      env: { ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // A group of its own, so that what the function has started can be ended with it.
      detached: hasGroups(),
    });
    this.pid = this.#child.pid;
    const tell: TellMessage = (message, level) => tellCut(message, (part) => options.onMessage(part, level));
    readLines(this.#child.stdout as Readable, tell);
    readLines(this.#child.stderr as Readable, tell);
    readFrames(this.#child.stdio[TELEMETRY_FD] as Readable, tell);
    this.ended = this.#end();
  }

  /** Ends the process and, where there are process groups, what it has started. */
  kill(): void {
    if (this.pid === undefined) return;
    try {
      process.kill(hasGroups() ? -this.pid : this.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /**
   * Resolves when all is read that the process had written by now. Between two turns of the event loop every stream is
   * read that has something, each until it is empty: a socket holds less than what one turn reads.
   */
  async outputSoFar(): Promise<void> {
    await nextTurn();
    await nextTurn();
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

/** Windows has none, and would give a detached process a window. */
const hasGroups = (): boolean => process.platform !== 'win32';

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
  SIGINT: 'interrupt',
  SIGHUP: 'hangup',
  SIGQUIT: 'quit',
  SIGILL: 'illegal instruction',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGPIPE: 'broken pipe',
};

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function readLines(stream: Readable, tell: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) tell(line);
    for (; rest.length > LONGEST_MESSAGE; rest = rest.slice(LONGEST_MESSAGE))
      tell(rest.slice(0, LONGEST_MESSAGE));
  });
  stream.once('end', () => {
    if (rest) tell(rest);
  });
}

function readFrames(stream: Readable, tell: TellMessage): void {
  const frames = new TelemetryFrames(tell);
  stream.on('data', (chunk: Buffer) => frames.push(chunk));
}

function tellCut(message: string, tell: (message: string) => void): void {
  for (let rest = message; ; rest = rest.slice(LONGEST_MESSAGE)) {
    tell(rest.slice(0, LONGEST_MESSAGE));
    if (rest.length <= LONGEST_MESSAGE) return;
  }
}
