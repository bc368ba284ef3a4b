import { type Passing, percent } from '@scones/classifier-measures';
import { chart, emptyChart } from './chart.ts';
import { sharePlot, type SharePlot } from './square-plot.ts';
import { element, polyline, text, type Size } from './svg.ts';

const ID = 'coverage';
const TITLE = 'Coverage against accuracy';

interface Coverage {
  /** From the highest threshold to the lowest, as `coverageCurve` gives it. */
  readonly curve: readonly Passing[];
  /** What the workflow's threshold passes. */
  readonly at: Passing;
  readonly pictures: number;
}

/** The share of the passed that is right, by the share that passes, over all thresholds; the workflow's is marked. */
export function coverageChart({ curve, at, pictures }: Coverage, size: Size): string {
  if (curve.length === 0)
    return emptyChart(size, { id: ID, title: TITLE, description: 'There are no answers to judge.' });
  const points = curve.map(({ passed, right }) => [passed / pictures, right / passed] as const);
  const least = points.reduce((low, [, accuracy]) => Math.min(low, accuracy), 0.99);
  const share = sharePlot(
    size,
    { name: 'pictures that pass', range: [0, 1] },
    { name: 'right, of those', range: [Math.floor(least * 10) / 10, 1] },
  );
  return chart(
    size,
    { id: ID, title: TITLE, description: describePassing(at, pictures) },
    share.axes,
    polyline(
      points.map(([x, y]) => [share.x(x), share.y(y)]),
      'line-first',
    ),
    markThreshold(share, at, pictures),
  );
}

function markThreshold(
  { plot, x, y }: SharePlot,
  { passed, right, threshold }: Passing,
  pictures: number,
): string {
  const place = x(passed / pictures);
  const line = { x1: place, x2: place, y1: plot.top, y2: plot.bottom, class: 'threshold' };
  const isRight = place > (plot.left + plot.right) / 2;
  const label = {
    x: place + (isRight ? -8 : 8),
    y: plot.bottom - 10,
    'text-anchor': isRight ? 'end' : 'start',
    class: 'small strong halo',
  };
  const dot =
    passed === 0 ? '' : element('circle', { cx: place, cy: y(right / passed), r: 5, class: 'fill-second' });
  return element('line', line) + dot + text(`threshold ${threshold}`, label);
}

function describePassing({ passed, right, threshold }: Passing, pictures: number): string {
  const share = passed === 0 ? '' : ` and ${right} of those (${percent(right / passed)}) are right`;
  return `At ${threshold}, ${passed} of ${pictures} pictures pass${share}.`;
}
