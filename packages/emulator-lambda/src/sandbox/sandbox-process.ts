import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { type ChildProgram, type Command, type ProgramEnd, startProgram } from '@scones/child-programs';
import type { ApplicationLevel } from './log-level.ts';
import { TELEMETRY_FD, TelemetryFrames } from './telemetry-frames.ts';

/** The level of the frame that the runtime put around the message, if there was one. */
type TellMessage = (message: string, level?: ApplicationLevel) => void;

interface SandboxProcessOptions {
  readonly command: Command;
  /** Whether a shell stands between us and the runtime, and answers for it. */
  readonly isIsolated: boolean;
  readonly workingDirectory: string;
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Gets what becomes a log event: a message of the runtime's, or a line of what is printed past it. */
  readonly onMessage: TellMessage;
}

/** Each process has a log stream of its own. */
const STREAM = 'AWS_LAMBDA_LOG_STREAM_NAME';

/** A log event has at most 256 KB; a longer message is cut there. */
const LONGEST_MESSAGE = 256 * 1024;

/** How a process ended, in the words of Lambda's reports; undefined for exit status 0. */
export type ExitReason = string | undefined;

/**
 * A sandbox's process. It gives the runtime a stream for whole messages. It knows when all written output has been
 * read, so that an invocation's log is whole before the invocation ends.
 */
export class SandboxProcess {
  readonly pid: number | undefined;
  readonly ended: Promise<ExitReason>;
  readonly #program: ChildProgram;

  constructor({ onMessage, isIsolated, ...options }: SandboxProcessOptions) {
    this.#program = startProgram({
      ...options,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // The programs that the function has started can then be ended with it.
      ownGroup: true,
      ...(!isIsolated && { mark: `${STREAM}=${options.environment[STREAM]}` }),
      onLine: (line) => onMessage(line),
      lines: { ends: '\n', longest: LONGEST_MESSAGE },
    });
    this.pid = this.#program.pid;
    if (this.pid !== undefined) readFrames(this.#program.output(TELEMETRY_FD), onMessage);
    this.ended = this.#program.ended.then((end) => exitReason(isIsolated ? asOfShell(end) : end));
  }

  /** Rejects with the system's error where the process could not be started. */
  async started(): Promise<void> {
    if (this.pid !== undefined) return;
    const { startError } = await this.#program.ended;
    throw new Error("The process of a function can't be started.", { cause: startError });
  }

  /** Ends the process and, where there are process groups, what it has started. */
  kill(): void {
    this.#program.signal('SIGKILL');
  }

  /**
   * Resolves when all that the process has written so far is read. Between two turns of the event loop, every stream
   * with data is read until it is empty: a socket holds less than one turn reads.
   */
  async outputSoFar(): Promise<void> {
    await nextTurn();
    await nextTurn();
  }
}

function exitReason({ exitCode, signal }: ProgramEnd): ExitReason {
  if (signal) return `signal: ${SIGNAL_WORDS[signal] ?? signal}`;
  return exitCode === 0 ? undefined : `exit status ${exitCode}`;
}

/** A shell tells of a signal by its exit status. */
function asOfShell(end: ProgramEnd): ProgramEnd {
  const number = (end.exitCode ?? 0) - SIGNAL_STATUS;
  const [signal] = Object.entries(constants.signals).find(([, each]) => each === number) ?? [];
  return signal === undefined ? end : { ...end, exitCode: null, signal: signal as NodeJS.Signals };
}

const SIGNAL_STATUS = 128;

/** The signals in Linux's words. */
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

function readFrames(stream: Readable, onMessage: TellMessage): void {
  const frames = new TelemetryFrames((message, level) => {
    for (let left = message; ; left = left.slice(LONGEST_MESSAGE)) {
      onMessage(left.slice(0, LONGEST_MESSAGE), level);
      if (left.length <= LONGEST_MESSAGE) return;
    }
  });
  stream.on('data', (chunk: Buffer) => frames.push(chunk));
}
