import { type Series, withPoints } from './math-value.ts';

interface Step {
  /** From the value before to this one. */
  readonly difference: number;
  readonly seconds: number;
}

/** The functions of a value and the one before it: the first value of a series has none. */
export const CHANGES: Readonly<Record<string, (step: Step) => number>> = {
  DIFF: ({ difference }) => difference,
  DIFF_TIME: ({ seconds }) => seconds,
  RATE: ({ difference, seconds }) => difference / seconds,
};

export function changesOf(name: string, series: Series): Series {
  const change = CHANGES[name] as (step: Step) => number;
  const points = [...series.points];
  return withPoints(
    series,
    points.slice(1).map(([at, value], index) => {
      const [before, valueBefore] = points[index] as [number, number];
      return [at, change({ difference: value - valueBefore, seconds: (at - before) / 1000 })] as const;
    }),
  );
}

export function runningSum(series: Series): Series {
  let total = 0;
  return withPoints(
    series,
    [...series.points].map(([at, value]) => [at, (total += value)] as const),
  );
}

/** The functions of each value, or of its time in UTC. */
export const OF_EACH: Readonly<Record<string, (value: number, at: Date) => number>> = {
  ABS: Math.abs,
  CEIL: Math.ceil,
  FLOOR: Math.floor,
  LOG: Math.log,
  LOG10: Math.log10,
  MINUTE: (_, at) => at.getUTCMinutes(),
  HOUR: (_, at) => at.getUTCHours(),
  // Monday is 1 and Sunday 7.
  DAY: (_, at) => at.getUTCDay() || 7,
  DATE: (_, at) => at.getUTCDate(),
  MONTH: (_, at) => at.getUTCMonth() + 1,
  YEAR: (_, at) => at.getUTCFullYear(),
  EPOCH: (_, at) => at.getTime() / 1000,
};
