import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { type Clock, systemClock, withDeadline } from '@scones/deterministic';
import { endMarked } from './end-marked.ts';
import { LastLines } from './last-lines.ts';
import { hasGroups, signalGroup } from './process-group.ts';
import { type ProgramEnd, ProgramEnded } from './program-end.ts';
import { type LineRules, readLines } from './read-lines.ts';

export type Command = readonly [file: string, ...values: string[]];

export interface ProgramOptions {
  readonly command: Command;
  /** Our own when not given. */
  readonly workingDirectory?: string;
  /** The whole environment: nothing is inherited. */
  readonly environment: NodeJS.ProcessEnv;
  /** Node's `stdio`. By default, stdout and stderr are read. */
  readonly stdio?: readonly ('ignore' | 'inherit' | 'ipc' | 'pipe')[];
  /**
   * Gives it a process group of its own, where the system has groups: what it starts gets its signals too, and Ctrl-C
   * in our terminal does not reach it.
   */
  readonly ownGroup?: boolean;
  /**
   * A variable of the environment, as `NAME=value`, that no other program has: what has left the group and still has it ends with
   * the program.
   */
  readonly mark?: string;
  /** Gets each line that the program prints, also a last line without a line end. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  readonly lines?: LineRules;
}

const STREAMS = { stdout: 1, stderr: 2 } as const;
const KEPT_ERRORS = 20;

/** A program that runs as a child process. */
export class ChildProgram {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** Resolves, never rejects, when the program has ended and all its output has been read. */
  readonly ended: Promise<ProgramEnd>;
  readonly #child: ChildProcess;
  readonly #hasGroup: boolean;
  readonly #lastErrors = new LastLines(KEPT_ERRORS);

  constructor(options: ProgramOptions) {
    const { command, workingDirectory, environment, stdio = ['ignore', 'pipe', 'pipe'], ownGroup } = options;
    const [file, ...values] = command;
    this.#hasGroup = ownGroup === true && hasGroups();
    this.#child = spawn(file, values, {
      cwd: workingDirectory,
      env: environment,
      stdio: [...stdio],
      detached: this.#hasGroup,
    });
    this.pid = this.#child.pid;
    this.ended = this.#end(options.mark);
    this.#readLines(options);
  }

  /** The stream of a file descriptor that is a pipe. */
  output(descriptor: number): Readable {
    const stream = streamsOf(this.#child)[descriptor];
    assert(stream instanceof Readable, `the file descriptor ${descriptor} is not a pipe`);
    return stream;
  }

  /** Sends a signal to the program and, where it has a group of its own, to all that it has started. */
  signal(signal: NodeJS.Signals): void {
    if (this.pid === undefined) return;
    if (this.#hasGroup) signalGroup(this.pid, signal);
    else this.#child.kill(signal);
  }

  /** Asks it to end with SIGTERM, and insists with SIGKILL after the grace. */
  async stop(clock: Clock, graceMilliseconds: number): Promise<ProgramEnd> {
    this.signal('SIGTERM');
    return await withDeadline(clock, graceMilliseconds, () => this.ended, {
      whenLate: () => {
        this.signal('SIGKILL');
        return this.ended;
      },
    });
  }

  /** Closes its IPC channel, as happens when we end. */
  disconnect(): void {
    this.#child.disconnect();
  }

  /** The first message over its IPC channel that is understood. Throws `ProgramEnded` when it ends before. */
  async message<T>(understand: (message: unknown) => T | undefined): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const look = (message: unknown): void => {
      const understood = understand(message);
      if (understood !== undefined) resolve(understood);
    };
    this.#child.on('message', look);
    try {
      return await this.beforeEnd(promise);
    } finally {
      this.#child.off('message', look);
    }
  }

  /** Answers as the promise does. Throws `ProgramEnded` when the program ends before. */
  async beforeEnd<T>(promise: Promise<T>): Promise<T> {
    return await Promise.race([promise, this.died()]);
  }

  /** Rejects with `ProgramEnded` when the program has ended. */
  async died(): Promise<never> {
    const end = await this.ended;
    throw new ProgramEnded(end, this.#lastErrors.lines);
  }

  /** What the program has started ends with it, and could otherwise hold its streams open for ever. */
  async #end(mark: string | undefined): Promise<ProgramEnd> {
    const end = await exitOf(this.#child);
    if (end.startError) return end;
    if (this.#hasGroup) this.signal('SIGKILL');
    if (mark !== undefined) await endMarked(mark);
    await closeOf(this.#child);
    return end;
  }

  #readLines({ onLine, lines }: ProgramOptions): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const readable = streamsOf(this.#child)[STREAMS[stream]];
      if (!(readable instanceof Readable) || (stream === 'stdout' && !onLine)) continue;
      const give = (line: string): void => {
        if (stream === 'stderr') this.#lastErrors.push(line);
        onLine?.(line, stream);
      };
      readLines(readable, give, lines);
    }
  }
}

/** Starts a program; its end says when it could not be started. */
export function startProgram(options: ProgramOptions): ChildProgram {
  return new ChildProgram(options);
}

/** Node leaves out the streams that the system has no file descriptors for, whatever its type says. */
function streamsOf(child: ChildProcess): readonly (Readable | Writable | null | undefined)[] {
  return child.stdio ?? [];
}

function exitOf(child: ChildProcess): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
  child.on('error', (startError) => {
    if (child.pid === undefined) resolve({ exitCode: null, signal: null, startError });
  });
  child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  return promise;
}

/** How long what was written before the end may take to be read, where another process holds a stream open. */
const LEFT_OPEN_MILLISECONDS = 10_000;

/** Node's own `close` does not come after we have ended the IPC channel ourselves. */
async function closeOf(child: ChildProcess): Promise<void> {
  const outputs = streamsOf(child)
    .slice(1)
    .filter((stream) => stream instanceof Readable);
  const allClosed = async (): Promise<void> => {
    await Promise.all(outputs.map(async (stream) => stream.closed || (await once(stream, 'close'))));
  };
  await withDeadline(systemClock, LEFT_OPEN_MILLISECONDS, allClosed, {
    whenLate: () => outputs.forEach((stream) => stream.destroy()),
  });
}
