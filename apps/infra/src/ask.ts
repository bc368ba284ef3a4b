import { type Clock, DeadlineExceeded, withDeadline } from '@scones/deterministic';
import { createInterface } from 'node:readline/promises';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Puts a question to whoever sits at the terminal; undefined when nobody answers in time. */
export type Ask = (question: string) => Promise<boolean | undefined>;

/** A question may stand where nobody sees it: Nx hides what tasks write that it runs along with others. */
const PATIENCE_MILLISECONDS = 120_000;

/** Undefined where nobody sits. */
export function askerAt({ stdin, stderr, clock, signal }: Terminal): Ask | undefined {
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return async (question) => {
    using dialogue = createInterface({ input: stdin, output: stderr });
    const goneAway = new AbortController();
    // Ctrl-C and Ctrl-D, which a terminal in raw mode hands to the dialogue.
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
