import type { Measured } from './measured.ts';

/** The values that were measured in some time, of which there is at least one. */
export interface Sample extends Measured {
  /** The values in ascending order, from 1 to `count`. */
  readonly ranked: (rank: number) => number;
}

export type Statistic = (sample: Sample) => number;

const STATISTICS: Readonly<Record<string, Statistic>> = {
  SampleCount: ({ count }) => count,
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
};

/** A statistic by its name, percentiles (`p95`, `p99.9`) too; none for a name that is not supported. */
export function statisticNamed(name: string): Statistic | undefined {
  if (Object.hasOwn(STATISTICS, name)) return STATISTICS[name];
  const percent = Number(/^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name)?.[1] ?? NaN);
  return Number.isNaN(percent) ? undefined : (sample) => percentile(sample, percent);
}

/** The value at the rank nearest to that share of all. */
function percentile({ count, ranked }: Sample, percent: number): number {
  return ranked(Math.max(Math.ceil((percent / 100) * count), 1));
}
