import type { AreaCurve } from '@scones/classifier-measures';
import { chart } from './chart.ts';
import { sharePlot } from './square-plot.ts';
import { element, polyline, text, type Size } from './svg.ts';

interface NamedCurve extends AreaCurve {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly across: string;
  readonly up: string;
  /** Where a model that guesses ends up: a line between two points of the unit square. */
  readonly chance: readonly [from: readonly [number, number], to: readonly [number, number]];
}

/** A curve in the unit square with its area, and the line of a guess. */
export function areaCurve({ id, title, across, up, chance, points, area }: NamedCurve, size: Size): string {
  const { plot, x, y, axes } = sharePlot(size, { name: across, range: [0, 1] }, { name: up, range: [0, 1] });
  const [[x1, y1], [x2, y2]] = chance;
  const label = { x: plot.right - 12, y: plot.bottom - 14, 'text-anchor': 'end', class: 'strong halo' };
  return chart(
    size,
    { id, title, description: `The area is ${area.toFixed(3)}; 1 is perfect.` },
    axes,
    element('line', { x1: x(x1), y1: y(y1), x2: x(x2), y2: y(y2), class: 'diagonal' }),
    polyline(
      points.map((point) => [x(point.x), y(point.y)]),
      'line-first',
    ),
    text(`area ${area.toFixed(3)}`, label),
  );
}
