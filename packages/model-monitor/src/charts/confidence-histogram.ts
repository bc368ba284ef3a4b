import type { Histogram } from '../statistics/histogram.ts';
import { chart, emptyChart } from './chart.ts';
import { bottomAxis, linearScale, niceTicks, percent, valueAxis, wholeTicks, type Plot } from './scale.ts';
import { element, text, type Size } from './svg.ts';

const ID = 'confidence-histogram';
const TITLE = 'How sure the model is';

/** How many answers had which confidence. Empty bins at the low end are left out. */
export function confidenceHistogram({ edges, counts }: Histogram, threshold: number, size: Size): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0)
    return emptyChart(size, { id: ID, title: TITLE, description: 'No inferences were captured.' });
  const first = Math.min(
    counts.findIndex((count) => count > 0),
    edges.findIndex((edge) => edge >= threshold - 0.1),
  );
  const plot: Plot = { left: 52, right: size.width - 16, top: 24, bottom: size.height - 44 };
  const x = linearScale([edges[first]!, edges.at(-1)!], [plot.left, plot.right]);
  const y = linearScale([0, Math.max(...counts) * 1.05], [plot.bottom, plot.top]);
  const bars = counts.slice(first).map((count, offset) => {
    const [left, right] = [x(edges[first + offset]!), x(edges[first + offset + 1]!)];
    const colour = edges[first + offset + 1]! <= threshold ? 'fill-second' : 'fill-first';
    const box = {
      x: left + 1,
      y: y(count),
      width: right - left - 2,
      height: plot.bottom - y(count),
      rx: 2,
      class: colour,
    };
    return element('rect', box, element('title', {}, `${count} (${percent(count / total, 1)})`));
  });
  const line = { x1: x(threshold), x2: x(threshold), y1: plot.top - 8, y2: plot.bottom, class: 'threshold' };
  return chart(
    size,
    { id: ID, title: TITLE, description: describeHistogram(counts, edges, total) },
    valueAxis(plot, wholeTicks(y, 4)),
    ...bars,
    bottomAxis(plot, niceTicks(x, 6)),
    element('line', line),
    text(`threshold ${threshold}`, {
      x: x(threshold) - 6,
      y: plot.top,
      'text-anchor': 'end',
      class: 'small strong halo',
    }),
    text('confidence', {
      x: (plot.left + plot.right) / 2,
      y: plot.bottom + 34,
      'text-anchor': 'middle',
      class: 'muted small',
    }),
  );
}

function describeHistogram(counts: readonly number[], edges: readonly number[], total: number): string {
  const most = counts.indexOf(Math.max(...counts));
  const range = `${edges[most]!.toFixed(2)} and ${edges[most + 1]!.toFixed(2)}`;
  return `Of ${total} answers, most (${counts[most]}) have a confidence between ${range}.`;
}
