import type { Ask } from './ask.ts';
import { CommandError } from './command-error.ts';

interface Costs {
  readonly what: string;
  /** Dollars an hour; undefined where the price is not known. */
  readonly planned: number | undefined;
  readonly present: number | undefined;
}

/** Asks before something costs more by the hour than it does now. Rejects unless somebody says yes. */
export async function confirmCosts(ask: Ask | undefined, { what, planned, present }: Costs): Promise<void> {
  if (planned !== undefined && present !== undefined && planned <= present) return;
  const consequence = `${what} will cost about ${formatAnHour(planned)} instead of ${formatAnHour(present)}, used or not.`;
  await confirm(ask, { consequence, question: 'Go on?', refused: `${what} was left as it is` });
}

export function formatAnHour(dollars: number | undefined): string {
  return dollars === undefined ? 'a price that is not known here' : `$${dollars.toFixed(4)} an hour`;
}

interface Decision {
  readonly consequence: string;
  readonly question: string;
  /** The sentence that follows a no. */
  readonly refused: string;
}

/** Asks a question; rejects when the answer is no, and where there is nobody to ask. */
export async function confirm(
  ask: Ask | undefined,
  { consequence, question, refused }: Decision,
): Promise<void> {
  const answer = await ask?.(`${consequence} ${question}`);
  if (answer === undefined)
    throw new CommandError('CONFIRMATION_NEEDED', consequence, 'There is nobody to ask: add --yes to agree.');
  if (!answer) throw new CommandError('NOT_CONFIRMED', refused, 'Add --yes to agree without being asked.');
}
