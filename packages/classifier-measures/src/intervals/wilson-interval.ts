import type { Interval } from './interval.ts';

/** The quantile of the normal distribution that leaves 2.5 % on either side. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share, by Wilson's score: right for few counts and for shares near 0 and 1 too, where ± of the
 * normal approximation leaves the range (https://doi.org/10.1080/01621459.1927.10502953). Nothing is known of no counts.
 */
export function wilsonInterval(successes: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const share = successes / count;
  const middle = share + (Z * Z) / (2 * count);
  const reach = Z * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count));
  const scale = 1 + (Z * Z) / count;
  // Rounding would otherwise leave the bounds of none and all a hair beyond 0 and 1.
  return {
    low: successes === 0 ? 0 : (middle - reach) / scale,
    high: successes === count ? 1 : (middle + reach) / scale,
  };
}
