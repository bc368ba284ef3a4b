import {
  isList,
  kindOf,
  longestPeriod,
  MathFault,
  type MathValue,
  type Series,
  timesOf,
} from './math-value.ts';

type Aggregate = (values: readonly number[]) => number;

const sum: Aggregate = (values) => values.reduce((total, value) => total + value, 0);
const average: Aggregate = (values) => sum(values) / values.length;

/** What sums several values up. Of a series all its values; of several series those of each time. */
export const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  AVG: average,
  DATAPOINT_COUNT: (values) => values.length,
  MAX: (values) => values.reduce((most, value) => Math.max(most, value)),
  MIN: (values) => values.reduce((least, value) => Math.min(least, value)),
  STDDEV: (values) => {
    const mean = average(values);
    return Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  },
  SUM: sum,
};

/** An aggregate of a series is a number, and one of several series a series. A series without data has none. */
export function aggregate(name: string, value: MathValue): MathValue {
  const of = AGGREGATES[name] as Aggregate;
  if (typeof value === 'number') throw new MathFault(`${name} takes time series, not a ${kindOf(value)}`);
  if (!isList(value))
    return value.points.size > 0 || name === 'DATAPOINT_COUNT' ? of([...value.points.values()]) : NaN;
  const points = timesOf(value).map((at) => [at, of(valuesAt(value, at))] as const);
  return { label: name, period: longestPeriod(value), points: new Map(points) };
}

function valuesAt(list: readonly Series[], at: number): number[] {
  return list.map(({ points }) => points.get(at)).filter((value) => value !== undefined);
}
