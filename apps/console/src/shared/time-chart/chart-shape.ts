export interface ChartPoint {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly value: number;
  /** How it looks; absent, plain. */
  readonly kind?: 'marked' | 'failed';
  /** The text of its tooltip. */
  readonly title: string;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

export interface PlacedPoint extends ChartPoint {
  readonly x: number;
  readonly y: number;
}

export interface Tick {
  /** Pixels from the left, or from the top. */
  readonly place: number;
  readonly value: number;
}

export interface ChartShape {
  readonly points: readonly PlacedPoint[];
  readonly valueTicks: readonly Tick[];
  readonly timeTicks: readonly Tick[];
  /** Pixels from the top, where there is a threshold. */
  readonly threshold: number | undefined;
}

/** Room for the labels of the axes. */
export const MARGIN = { top: 10, right: 14, bottom: 26, left: 62 } as const;

/** The places of all parts of a chart of values over time. The values' axis begins at zero. */
export function chartShape(
  points: readonly ChartPoint[],
  { width, height }: ChartSize,
  threshold?: number,
): ChartShape {
  const values = [...points.map(({ value }) => value), ...(threshold === undefined ? [] : [threshold])];
  const valueSteps = niceSteps(Math.min(0, ...values), Math.max(0, ...values));
  const times = points.map(({ at }) => at);
  const [first, last] = widened(Math.min(...times), Math.max(...times));
  const bottom = height - MARGIN.bottom;
  const lowest = valueSteps[0] ?? 0;
  const yOf = placed(lowest, valueSteps.at(-1) ?? 1, bottom, MARGIN.top);
  const xOf = placed(first, last, MARGIN.left, width - MARGIN.right);
  const timeSteps = points.length === 0 ? [] : evenly(first, last, width < 500 ? 1 : 4);
  return {
    points: points.map((point) => ({ ...point, x: xOf(point.at), y: yOf(point.value) })),
    valueTicks: valueSteps.map((value) => ({ value, place: yOf(value) })),
    timeTicks: timeSteps.map((value) => ({ value, place: xOf(value) })),
    threshold: threshold === undefined ? undefined : yOf(threshold),
  };
}

/** Four to eight round numbers that span the values. */
export function niceSteps(lowest: number, highest: number): number[] {
  const top = highest > lowest ? highest : lowest + 1;
  const span = top - lowest;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = power * ([1, 2, 5].find((factor) => span / (power * factor) <= 5) ?? 10);
  const first = Math.floor(lowest / step);
  const last = Math.max(Math.ceil(top / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** A single moment is in the middle of a minute. */
function widened(first: number, last: number): readonly [number, number] {
  return last > first ? [first, last] : [first - 30_000, first + 30_000];
}

function evenly(first: number, last: number, parts: number): number[] {
  return Array.from({ length: parts + 1 }, (_, index) => first + ((last - first) * index) / parts);
}

function placed(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}
