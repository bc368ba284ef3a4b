/** A process of clients: it does what its only argument says, and tells its parent what it did and found. */
import { seededRandom, shuffled, systemClock } from '@scones/deterministic';
import { ACTIVITIES } from './activities.ts';
import type { LoadClient } from './activity.ts';
import { measuredClients } from './clients.ts';
import { KeptThings } from './kept-things.ts';
import { Ledger } from './ledger.ts';
import { assignment } from './assignment.ts';

const { url, seed, clients, seconds } = assignment.parse(JSON.parse(process.argv[2] ?? ''));
const ledger = new Ledger();
const end = systemClock.elapsed() + seconds * 1000;
await Promise.all(clients.map(useAll));
process.send?.(ledger.account);
process.disconnect();

/** Goes through all activities in an order of its own, and again until the time is over. */
async function useAll(number: number): Promise<void> {
  using own = measuredClients(url, ledger);
  const random = seededRandom(seed, number);
  let names = 0;
  const newName = (): string => `load-${number}-${names++}-${random.uuid().slice(0, 8)}`;
  const client: LoadClient = { ...own, ledger, random, newName };
  const kept = await KeptThings.make(client);
  do {
    for (const [name, activity] of shuffled(random, Object.entries(ACTIVITIES))) {
      await attempt(name, () => activity(client));
      await attempt('kept things', () => kept.useOne());
      if (seconds > 0 && systemClock.elapsed() > end) break;
    }
  } while (systemClock.elapsed() < end);
  await attempt('kept things, at the end', () => kept.deleteAll());
}

async function attempt(name: string, work: () => Promise<void>): Promise<void> {
  ledger.account.activities++;
  try {
    await work();
  } catch (error) {
    const { name: kind, message, $metadata } = error as Error & { readonly $metadata?: object };
    ledger.account.problems.push(`${name}: ${kind}: ${message} ${JSON.stringify($metadata ?? {})}`);
  }
}
