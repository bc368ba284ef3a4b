import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Clock, withDeadline } from '@scones/deterministic';

interface Program {
  readonly file: string;
  readonly values: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told every line, of both its streams, that is not empty. */
  readonly onLine: (line: string) => void;
}

interface ProgramEnd {
  readonly exitCode: number | null;
  /** The last that it said. */
  readonly lastLines: readonly string[];
}

const LINES_KEPT = 12;
const PATIENCE_MILLISECONDS = 3_000;

/** Runs a program to its end, or ends it with all that it started and rejects when the signal is aborted. */
export async function runProgram({ signal, clock, onLine, ...program }: Program): Promise<ProgramEnd> {
  signal.throwIfAborted();
  // In a process group of its own: what it starts can be ended with it, and Ctrl-C reaches it through us alone.
  const child = spawn(program.file, program.values, {
    cwd: program.folder,
    env: program.environment,
    detached: hasGroups(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastLines: string[] = [];
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      if (line.trim() === '') return;
      lastLines.push(line);
      if (lastLines.length > LINES_KEPT) lastLines.shift();
      onLine(line);
    });
  const exit = Promise.withResolvers<number | null>();
  child.once('error', exit.reject);
  child.once('close', (code) => exit.resolve(code));

  const kill = (): void => signalGroup(child.pid, 'SIGKILL');
  const end = (): void => {
    signalGroup(child.pid, 'SIGTERM');
    // A program that could not be started is told of below.
    const over = exit.promise.catch(() => undefined);
    void withDeadline<unknown>(clock, PATIENCE_MILLISECONDS, () => over, { whenLate: kill });
  };
  process.once('exit', kill);
  signal.addEventListener('abort', end, { once: true });
  try {
    const exitCode = await exit.promise;
    signal.throwIfAborted();
    return { exitCode, lastLines };
  } finally {
    signal.removeEventListener('abort', end);
    process.off('exit', kill);
    kill();
  }
}

/** Windows has none, and would give a detached process a window. */
const hasGroups = (): boolean => process.platform !== 'win32';

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(hasGroups() ? -pid : pid, signal);
  } catch (error) {
    // Nobody is left in it.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
