import { type Clock, DeadlineExceeded, withDeadline } from '@scones/deterministic';
import { createInterface } from 'node:readline/promises';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Asks the person at the terminal; undefined when nobody answers in time. */
export type Ask = (question: string) => Promise<boolean | undefined>;

/** A question may be invisible: Nx hides the output of tasks that it runs beside others. */
const PATIENCE_MILLISECONDS = 120_000;

/** Undefined where there is no terminal. */
export function askerAt({ stdin, stderr, clock, signal }: Terminal): Ask | undefined {
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return async (question) => {
    using dialogue = createInterface({ input: stdin, output: stderr });
    const goneAway = new AbortController();
    // Ctrl-C and Ctrl-D, which a terminal in raw mode passes on as characters.
    dialogue.once('close', () => goneAway.abort());
    const ends = AbortSignal.any([signal, goneAway.signal]);
    const answered = (either: AbortSignal): Promise<string> =>
      dialogue.question(`${question} [y/N] `, { signal: either });
    try {
      const answer = await withDeadline(clock, PATIENCE_MILLISECONDS, answered, { signal: ends });
      return /^y(es)?$/i.test(answer.trim());
    } catch (error) {
      const isLate = error instanceof DeadlineExceeded;
      if (signal.aborted || !(isLate || goneAway.signal.aborted)) throw error;
      stderr.write('\n');
      return isLate ? undefined : false;
    }
  };
}
