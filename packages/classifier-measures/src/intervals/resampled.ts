import { randomInteger, seededRandom } from '@scones/deterministic';

const ROUNDS = 1000;
/** More pictures than this times the rounds take seconds, and need fewer rounds. */
const MOST_DRAWS = 2_000_000;
const FEWEST_ROUNDS = 100;
const SEED = 1;

/** How often a measure of so many items is taken. */
export function roundsFor(items: number): number {
  return Math.max(FEWEST_ROUNDS, Math.min(ROUNDS, Math.floor(MOST_DRAWS / items)));
}

/**
 * The measure of many samples that are drawn from the items with replacement, in rising order. The same items give the
 * same. Samples for which the measure is not a number (no picture of a class was drawn) are left out.
 */
export function resampled<Item>(
  items: readonly Item[],
  measure: (items: readonly Item[]) => number,
): readonly number[] {
  if (items.length < 2) return [];
  const random = seededRandom(SEED);
  return Array.from({ length: roundsFor(items.length) }, () =>
    measure(items.map(() => items[randomInteger(random, items.length)] as Item)),
  )
    .filter((value) => Number.isFinite(value))
    .sort((a, b) => a - b);
}

/** The value below which that share lies; undefined of none. */
export function quantile(rising: readonly number[], share: number): number | undefined {
  return rising[Math.round(share * (rising.length - 1))];
}
