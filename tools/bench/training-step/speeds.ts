import { PRODUCT_FLOPS } from './matrix-product.ts';

/** Milliseconds of each round, by what ran. */
export type Times = Map<string, number[]>;

export const OURS = 'ours';
/** What ends so is a matrix product, anything else a training step. */
export const PRODUCT = 'matrix product';

const QUANTILES = { best: 0, median: 0.5 };

/**
 * A table of speeds, at best and in the median: pictures a second, the share of the machine's own matrix product that
 * their floating-point operations come to, and how many times as fast ours is.
 */
export function speeds(
  times: Times,
  { batch, flops }: { batch: number; flops: number | undefined },
): Record<string, Record<string, string>> {
  const products = [...times.keys()].filter((name) => name.endsWith(PRODUCT));
  const peak = Math.max(...products.map((name) => PRODUCT_FLOPS / quantileOf(times, name, 0)));
  const rows = [...times.keys()].map((name) => {
    const isProduct = name.endsWith(PRODUCT);
    const work = isProduct ? PRODUCT_FLOPS : flops;
    const cells = Object.entries(QUANTILES).flatMap(([column, quantile]): [string, string][] => {
      const milliseconds = quantileOf(times, name, quantile);
      const ratio = milliseconds / quantileOf(times, OURS, quantile);
      return [
        [`${column}: pictures/s`, isProduct ? '' : ((batch / milliseconds) * 1000).toFixed(0)],
        [`${column}: GFLOP/s`, work === undefined ? '' : (work / milliseconds / 1e6).toFixed(0)],
        [
          `${column}: of peak`,
          work === undefined ? '' : `${((100 * work) / milliseconds / peak).toFixed(0)} %`,
        ],
        [`${column}: ours is`, isProduct ? '' : `${ratio.toFixed(2)} ×`],
      ];
    });
    return [name, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(rows);
}

function quantileOf(times: Times, name: string, quantile: number): number {
  const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
  return sorted[Math.floor(quantile * (sorted.length - 1))] ?? NaN;
}
