import type { Random } from '@scones/deterministic';
import { systemClock } from '@scones/deterministic';
import type { Clients } from './clients.ts';
import type { Ledger } from './ledger.ts';

/** One of the clients. */
export interface LoadClient extends Clients {
  readonly ledger: Ledger;
  readonly random: Random;
  /** A name that nothing else in the account has. */
  readonly newName: () => string;
}

/** What somebody does with a service from the making of something to its deletion; it looks at all that it made. */
export type Activity = (client: LoadClient) => Promise<void>;

export const ACCOUNT = '000000000000';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/load`;

export const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`;

const PATIENCE = 60_000;
const PAUSE = 100;

/** Asks until the answer will do; answers the last one after a minute. */
export async function until<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean): Promise<T> {
  for (let waited = 0; ; waited += PAUSE) {
    const answer = await ask();
    if (waited >= PATIENCE || isEnough(answer)) return answer;
    await systemClock.sleep(PAUSE);
  }
}
