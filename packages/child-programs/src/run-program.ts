import type { Clock } from '@scones/deterministic';
import { type ProgramOptions, startProgram } from './child-program.ts';
import type { ProgramEnd } from './program-end.ts';

interface RunOptions extends ProgramOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** How long the program may take to end by itself when the signal is aborted. */
  readonly graceMilliseconds?: number;
}

const GRACE_MILLISECONDS = 3_000;

/**
 * Runs a program to its end. When the signal is aborted or we end, the program and its group end too, and then the
 * signal's reason is thrown. Nothing is left running in its group in any case.
 */
export async function runProgram(run: RunOptions): Promise<ProgramEnd> {
  const { clock, signal, graceMilliseconds = GRACE_MILLISECONDS, ...options } = run;
  signal?.throwIfAborted();
  const program = startProgram(options);
  const kill = (): void => program.signal('SIGKILL');
  const stop = (): void => void program.stop(clock, graceMilliseconds);
  process.once('exit', kill);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const end = await program.ended;
    signal?.throwIfAborted();
    return end;
  } finally {
    signal?.removeEventListener('abort', stop);
    process.off('exit', kill);
    kill();
  }
}
