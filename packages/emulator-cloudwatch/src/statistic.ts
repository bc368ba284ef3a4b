/** Carries out a statistic over values in ascending order; there is at least one. */
export type Statistic = (values: readonly number[]) => number;

const STATISTICS: Readonly<Record<string, Statistic>> = {
  SampleCount: (values) => values.length,
  Sum: (values) => sumOf(values),
  Average: (values) => sumOf(values) / values.length,
  Minimum: (values) => values[0] as number,
  Maximum: (values) => values.at(-1) as number,
};

/** A statistic by its name, percentiles (`p95`, `p99.9`) too; none for a name that is not supported. */
export function statisticNamed(name: string): Statistic | undefined {
  if (Object.hasOwn(STATISTICS, name)) return STATISTICS[name];
  const percent = Number(/^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name)?.[1] ?? NaN);
  return Number.isNaN(percent) ? undefined : (values) => percentile(values, percent);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The value at the rank nearest to that share of all. */
function percentile(values: readonly number[], percent: number): number {
  const rank = Math.max(Math.ceil((percent / 100) * values.length), 1);
  return values[rank - 1] as number;
}
