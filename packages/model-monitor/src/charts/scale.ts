import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { element, text } from './svg.ts';

/** The part of a chart that data is drawn in. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Scale = ScaleLinear<number, number>;

/** Maps values from one range onto another; a range of one value lands in the middle. */
export function linearScale(values: readonly [number, number], places: readonly [number, number]): Scale {
  return scaleLinear(values, places);
}

export interface Tick {
  readonly place: number;
  readonly label: string;
}

/** Round numbers on the scale, about as many as asked for, with the digits that tell each from the next. */
export function niceTicks(scale: Scale, about: number, format?: string): Tick[] {
  const [low, high] = scale.domain();
  // A single value has no neighbour to be told from, and d3 would write it with six digits.
  const label = low === high ? String : scale.tickFormat(about, format);
  return scale.ticks(about).map((value) => ({ place: scale(value), label: label(value) }));
}

/** Ticks for counts: whole numbers only. */
export function wholeTicks(scale: Scale, about: number): Tick[] {
  const whole = scale.ticks(about).filter((value) => Number.isInteger(value));
  return whole.map((value) => ({ place: scale(value), label: String(value) }));
}

export function percentTicks(scale: Scale, about: number): Tick[] {
  return niceTicks(scale, about, '%').map(({ place, label }) => ({
    place,
    label: label.replace('%', ' %'),
  }));
}

/** Lines across the plot with their values to its left. */
export function valueAxis(plot: Plot, ticks: readonly Tick[]): string {
  return ticks
    .map(({ place, label }) => {
      const line = element('line', { x1: plot.left, x2: plot.right, y1: place, y2: place, class: 'grid' });
      return (
        line + text(label, { x: plot.left - 8, y: place + 4, 'text-anchor': 'end', class: 'muted small' })
      );
    })
    .join('');
}

/** The plot's floor with values under it. */
export function bottomAxis(plot: Plot, ticks: readonly Tick[]): string {
  const floor = element('line', {
    x1: plot.left,
    x2: plot.right,
    y1: plot.bottom,
    y2: plot.bottom,
    class: 'axis',
  });
  const labels = ticks.map(({ place, label }) =>
    text(label, {
      x: place,
      y: plot.bottom + 17,
      'text-anchor': 'middle',
      class: 'muted small halo',
    }),
  );
  return floor + labels.join('');
}

/** Names the values under the plot's floor. */
export function axisName(plot: Plot, name: string): string {
  const middle = (plot.left + plot.right) / 2;
  return text(name, { x: middle, y: plot.bottom + 34, 'text-anchor': 'middle', class: 'muted small' });
}
