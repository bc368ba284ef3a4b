import { CommandError } from '@scones/command-line';
import type { Ask } from './ask.ts';
import { formatAnHour } from './hourly-costs.ts';

interface Costs {
  readonly what: string;
  /** Dollars an hour; undefined where the price is not known. */
  readonly planned: number | undefined;
  readonly present: number | undefined;
}

/** Has somebody agree to what will cost more by the hour than it does; rejects where nobody does. */
export async function agree(ask: Ask | undefined, { what, planned, present }: Costs): Promise<void> {
  if (planned !== undefined && present !== undefined && planned <= present) return;
  const question = `${what} will cost about ${formatAnHour(planned)} instead of ${formatAnHour(present)}, used or not.`;
  const answer = await ask?.(`${question} Deploy it?`);
  if (answer === undefined) throw new CommandError('CONFIRMATION_NEEDED', question, 'Add --yes to agree.');
  if (!answer)
    throw new CommandError(
      'NOT_CONFIRMED',
      `${what} was left as it is`,
      'Add --yes to agree without being asked.',
    );
}
