import { type Series, withPoints } from './math-value.ts';

/** Milliseconds since the epoch, the end not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The beginnings of the periods of a span. */
export function timesIn({ from, to }: Span, period: number): number[] {
  const first = Math.floor(from / period) * period;
  return Array.from(
    { length: Math.max(0, Math.ceil((to - first) / period)) },
    (_, index) => first + index * period,
  );
}

/** What stands where a series has no data. */
export type Filling = 'REPEAT' | 'LINEAR' | number | Series;

/** FILL: a gap at the beginning has no value to repeat, and one at either end none to draw a line to. */
export function fill(series: Series, filling: Filling, span: Span): Series {
  const times = timesIn(span, series.period);
  const missing = fillingOf(series, filling, times);
  return withPoints(
    series,
    times.map((at) => [at, series.points.get(at) ?? missing(at)] as const),
  );
}

function fillingOf(
  { points }: Series,
  filling: Filling,
  times: readonly number[],
): (at: number) => number | undefined {
  if (typeof filling === 'number') return () => filling;
  if (typeof filling === 'object') return (at) => filling.points.get(at);
  const before = nearest(points, times);
  if (filling === 'REPEAT') return (at) => before.get(at)?.value;
  const after = nearest(points, times.toReversed());
  return (at) => {
    const [low, high] = [before.get(at), after.get(at)];
    return low && high && low.value + ((high.value - low.value) * (at - low.at)) / (high.at - low.at);
  };
}

interface Point {
  readonly at: number;
  readonly value: number;
}

/** For each time the last of the points that were passed on the way to it. */
function nearest(points: ReadonlyMap<number, number>, times: readonly number[]): Map<number, Point> {
  const found = new Map<number, Point>();
  let last: Point | undefined;
  for (const at of times) {
    const value = points.get(at);
    if (value !== undefined) last = { at, value };
    if (last) found.set(at, last);
  }
  return found;
}
