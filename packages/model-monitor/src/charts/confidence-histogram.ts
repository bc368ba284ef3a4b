import { percent } from '@scones/classifier-measures';
import type { Histogram } from '../statistics/histogram.ts';
import { chart, emptyChart } from './chart.ts';
import { axisName, bottomAxis, linearScale, niceTicks, valueAxis, wholeTicks, type Plot } from './scale.ts';
import { element, text, type Size } from './svg.ts';

const ID = 'confidence-histogram';
const TITLE = 'How sure the model is';

/** How many answers had which confidence. Empty bins at the low end are left out. */
export function confidenceHistogram(histogram: Histogram, threshold: number, size: Size): string {
  const { edges, counts } = histogram;
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
  const bar = (bin: number): string => {
    const sides: Range = [x(edges[bin]!) + 1, x(edges[bin + 1]!) - 1];
    const ends: Range = [y(counts[bin]!), plot.bottom];
    return drawBar({ sides, ends, border: x(threshold), tip: countTip(counts[bin]!, total) });
  };
  return chart(
    size,
    { id: ID, title: TITLE, description: describeHistogram(counts, edges, total) },
    valueAxis(plot, wholeTicks(y, 4)),
    ...counts.slice(first).map((_, offset) => bar(first + offset)),
    bottomAxis(plot, niceTicks(x, 6)),
    thresholdMark(plot, x(threshold), threshold),
    axisName(plot, 'confidence'),
  );
}

type Range = readonly [number, number];

interface Bar {
  readonly sides: Range;
  readonly ends: Range;
  /** Where the threshold lies: what is left of it does not pass. */
  readonly border: number;
  readonly tip: string;
}

/** A bar that the threshold goes through has both colours, since its answers lie on either side. */
function drawBar({ sides: [left, right], ends: [top, bottom], border, tip }: Bar): string {
  const title = element('title', {}, tip);
  const part = (from: number, to: number, colour: string): string =>
    element('rect', { x: from, y: top, width: to - from, height: bottom - top, rx: 2, class: colour }, title);
  if (border <= left) return part(left, right, 'fill-first');
  if (border >= right) return part(left, right, 'fill-second');
  return part(left, border, 'fill-second') + part(border, right, 'fill-first');
}

const countTip = (count: number, total: number): string => `${count} (${percent(count / total)})`;

function thresholdMark(plot: Plot, x: number, threshold: number): string {
  const line = { x1: x, x2: x, y1: plot.top - 8, y2: plot.bottom, class: 'threshold' };
  const place = { x: x - 6, y: plot.top, 'text-anchor': 'end', class: 'small strong halo' };
  return element('line', line) + text(`threshold ${threshold}`, place);
}

function describeHistogram(counts: readonly number[], edges: readonly number[], total: number): string {
  const most = counts.indexOf(Math.max(...counts));
  const range = `${edges[most]!.toFixed(2)} and ${edges[most + 1]!.toFixed(2)}`;
  return `Of ${total} answers, most (${counts[most]}) have a confidence between ${range}.`;
}
