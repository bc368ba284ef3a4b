import { createInterface } from 'node:readline/promises';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

/** Puts a question to whoever sits at the terminal; undefined when nobody answers in time. */
export type Ask = (question: string) => Promise<boolean | undefined>;

/** A question may stand where nobody sees it: Nx hides what tasks write that it runs along with others. */
const PATIENCE_MILLISECONDS = 120_000;

/** Undefined where nobody sits. */
export function askerAt(
  { stdin, stderr, signal }: Terminal,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Ask | undefined {
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return async (question) => {
    using dialogue = createInterface({ input: stdin, output: stderr });
    const tooLate = AbortSignal.timeout(patienceMilliseconds);
    const goneAway = new AbortController();
    // Ctrl-C and Ctrl-D, which a terminal in raw mode hands to the dialogue.
    dialogue.once('close', () => goneAway.abort());
    const ends = AbortSignal.any([signal, tooLate, goneAway.signal]);
    try {
      const answer = await dialogue.question(`${question} [y/N] `, { signal: ends });
      return /^y(es)?$/i.test(answer.trim());
    } catch (error) {
      if (signal.aborted || !ends.aborted) throw error;
      stderr.write('\n');
      return goneAway.signal.aborted ? false : undefined;
    }
  };
}
