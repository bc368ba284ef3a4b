import { element, text } from './svg.ts';

/** The part of a chart that data is drawn in. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Scale = (value: number) => number;

/** Maps values from one range onto another; a range of one value lands in the middle. */
export function linearScale(
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  if (low === high) return () => (start + end) / 2;
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/** Round numbers within the range, about as many as asked for. */
export function niceTicks(low: number, high: number, about: number): number[] {
  const rough = (high - low || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Lines across the plot with their values to its left. */
export function valueAxis(
  plot: Plot,
  scale: Scale,
  ticks: readonly number[],
  format: (value: number) => string,
): string {
  return ticks
    .map((tick) => {
      const y = scale(tick);
      const line = element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, class: 'grid' });
      return (
        line + text(format(tick), { x: plot.left - 8, y: y + 4, 'text-anchor': 'end', class: 'muted small' })
      );
    })
    .join('');
}

/** The plot's floor with values under it. */
export function bottomAxis(
  plot: Plot,
  scale: Scale,
  ticks: readonly number[],
  format: (value: number) => string,
): string {
  const floor = element('line', {
    x1: plot.left,
    x2: plot.right,
    y1: plot.bottom,
    y2: plot.bottom,
    class: 'axis',
  });
  const labels = ticks.map((tick) =>
    text(format(tick), {
      x: scale(tick),
      y: plot.bottom + 17,
      'text-anchor': 'middle',
      class: 'muted small halo',
    }),
  );
  return floor + labels.join('');
}

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;
