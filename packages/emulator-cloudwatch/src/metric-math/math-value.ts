/** A metric's values, or what was reckoned from them. */
export interface Series {
  readonly label: string;
  /** Milliseconds. */
  readonly period: number;
  /** By milliseconds since the epoch, ascending; a time without data is absent. */
  readonly points: ReadonlyMap<number, number>;
}

/** What an expression gives: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
export type MathValue = number | Series | readonly Series[];

/** A mistake in an expression; its message goes behind the expression’s id. */
export class MathFault extends Error {
  override readonly name = 'MathFault';
}

export function isList(value: MathValue): value is readonly Series[] {
  return Array.isArray(value);
}

/** The kind of a value in AWS’s words: `Scalar`, `TimeSeries`, `Array[TimeSeries]`. */
export function kindOf(value: MathValue): string {
  if (typeof value === 'number') return 'Scalar';
  return isList(value) ? 'Array[TimeSeries]' : 'TimeSeries';
}

/** The series with other values; a value that is no finite number is no data. */
export function withPoints(series: Series, points: Iterable<readonly [number, number | undefined]>): Series {
  const kept = [...points].filter(
    (point): point is [number, number] => point[1] !== undefined && Number.isFinite(point[1]),
  );
  return { ...series, points: new Map(kept) };
}

/** The series with each value changed by itself. */
export function mapPoints(series: Series, change: (value: number, at: number) => number | undefined): Series {
  return withPoints(
    series,
    [...series.points].map(([at, value]) => [at, change(value, at)] as const),
  );
}

/** The work on a series, done to each of several. */
export function eachSeries(value: MathValue, name: string, work: (series: Series) => Series): MathValue {
  if (typeof value === 'number') throw new MathFault(`${name} takes a time series, not a Scalar`);
  return isList(value) ? value.map(work) : work(value);
}

/** The times at which any of the series has data, ascending. */
export function timesOf(list: readonly Series[]): number[] {
  return [...new Set(list.flatMap(({ points }) => [...points.keys()]))].toSorted((a, b) => a - b);
}

export function longestPeriod(list: readonly Pick<Series, 'period'>[]): number {
  return list.reduce((longest, { period }) => Math.max(longest, period), 0);
}
