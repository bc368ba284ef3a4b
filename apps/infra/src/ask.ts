import { createInterface } from 'node:readline/promises';

interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

/** Puts a question to whoever sits at the terminal; undefined where nobody does. */
export function askerAt({
  stdin,
  stderr,
  signal,
}: Terminal): ((question: string) => Promise<boolean>) | undefined {
  if (!stdin.isTTY) return undefined;
  return async (question) => {
    using dialogue = createInterface({ input: stdin, output: stderr });
    const answer = await dialogue.question(`${question} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  };
}
