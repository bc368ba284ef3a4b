import type { Interval } from './interval.ts';
import { quantile, resampled } from './resampled.ts';

/**
 * The 95 % interval of a measure that has no formula for one: the measure of many samples that are drawn from the items
 * with replacement, without the outermost fortieth on either side.
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  measure: (items: readonly Item[]) => number,
): Interval | undefined {
  const values = resampled(items, measure);
  const [low, high] = [quantile(values, 0.025), quantile(values, 0.975)];
  return low === undefined || high === undefined ? undefined : { low, high };
}
