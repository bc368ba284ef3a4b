import { AGGREGATES } from './aggregates.ts';
import { MathFault, type Series } from './math-value.ts';

const ORDERS: Readonly<Record<string, 1 | -1>> = { ASC: 1, DESC: -1 };
const SORTED_BY = ['AVG', 'MAX', 'MIN', 'STDDEV', 'SUM'];

/** SORT: by an aggregate of each series; `count` of them at most. Those without data come last. */
export function sort(
  list: readonly Series[],
  by: string,
  order: string,
  count = list.length,
): readonly Series[] {
  const sign = ORDERS[order];
  if (sign === undefined) throw new MathFault(`SORT takes ASC or DESC, not ${order}`);
  if (!SORTED_BY.includes(by)) throw new MathFault(`SORT takes ${SORTED_BY.join(', ')}, not ${by}`);
  const of = AGGREGATES[by] as (values: readonly number[]) => number;
  const ranked = list.map((series) => ({
    series,
    rank: series.points.size > 0 ? sign * of([...series.points.values()]) : Infinity,
  }));
  return ranked
    .toSorted((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
    .slice(0, count)
    .map(({ series }) => series);
}

/** SLICE: with one index the series from there on, with two those before the second. */
export function slice(list: readonly Series[], from: number, to?: number): readonly Series[] {
  return list.slice(from, to);
}
