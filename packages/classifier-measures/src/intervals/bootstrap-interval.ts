import { randomInteger, seededRandom } from '@scones/deterministic';
import type { Interval } from './interval.ts';

const ROUNDS = 1000;
/** More pictures than this times the rounds take seconds, and need fewer rounds. */
const MOST_DRAWS = 2_000_000;
const FEWEST_ROUNDS = 100;
const SEED = 1;

/**
 * The 95 % interval of a measure that has no formula for one: the measure of many samples that are drawn from the items
 * with replacement, without the outermost fortieth on either side. The same items give the same interval. Samples for
 * which the measure is not a number (no picture of a class was drawn) are left out.
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  measure: (items: readonly Item[]) => number,
): Interval | undefined {
  if (items.length < 2) return undefined;
  const random = seededRandom(SEED);
  const rounds = Math.max(FEWEST_ROUNDS, Math.min(ROUNDS, Math.floor(MOST_DRAWS / items.length)));
  const values = Array.from({ length: rounds }, () =>
    measure(items.map(() => items[randomInteger(random, items.length)] as Item)),
  )
    .filter((value) => Number.isFinite(value))
    .sort((a, b) => a - b);
  const at = (share: number): number | undefined => values[Math.round(share * (values.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? undefined : { low, high };
}
