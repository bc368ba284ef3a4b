import type { Inference } from '../capture/inference.ts';
import { chart, emptyChart } from './chart.ts';
import { chooseInsets, drawInsets, INSET } from './insets.ts';
import { bottomAxis, linearScale, niceTicks, percent, valueAxis, type Plot, type Scale } from './scale.ts';
import { element, escapeText, polyline, text, type Size } from './svg.ts';

export type ConfidencePoint = Pick<Inference, 'time' | 'confidence' | 'predictedLabel' | 'image'> & {
  /** For the tooltip. */
  readonly name?: string;
};

const ID = 'confidence-over-time';
const TITLE = 'Confidence over time';

/** Each answer as a dot, the threshold as a line, and pictures of answers that fell below it. */
export function confidenceOverTime(
  points: readonly ConfidencePoint[],
  threshold: number,
  size: Size,
): string {
  if (points.length === 0)
    return emptyChart(size, { id: ID, title: TITLE, description: 'No inferences were captured.' });
  const sorted = [...points].sort((a, b) => a.time - b.time);
  const below = sorted.filter(({ confidence }) => confidence < threshold);
  const insets = chooseInsets(below, Math.floor((size.width - 64) / (INSET.width + 10)));
  const band = insets.length > 0 ? INSET.height + 44 : 0;
  const plot: Plot = { left: 52, right: size.width - 16, top: 36, bottom: size.height - 44 - band };
  const start = sorted[0]!.time;
  const end = sorted.at(-1)!.time;
  const floor = Math.min(threshold - 0.05, ...sorted.map(({ confidence }) => confidence - 0.02));
  const low = Math.max(0, Math.floor(floor * 10) / 10);
  const x = linearScale([start, end], [plot.left + 8, plot.right - 8]);
  const y = linearScale([low, 1], [plot.bottom, plot.top]);
  const description =
    `${points.length} inferences from ${new Date(start).toISOString()} on; ` +
    `${below.length} (${percent(below.length / points.length, 1)}) are below the threshold of ${threshold}.`;
  return chart(
    size,
    { id: ID, title: TITLE, description },
    valueAxis(plot, y, niceTicks(low, 1, 5), (value) => value.toFixed(1)),
    drawInsets(
      insets.map((point) => ({ point, x: x(point.time), y: y(point.confidence) })),
      plot,
      size.height - INSET.height - 20,
    ),
    timeAxis(plot, x, start, end),
    ...sorted.map((point) => dot(point, x(point.time), y(point.confidence), threshold)),
    polyline(
      runningMean(sorted).map(({ time, confidence }) => [x(time), y(confidence)]),
      'line-third',
    ),
    thresholdLine(plot, y(threshold)),
    legend(plot.left, threshold),
  );
}

function dot(
  { name, predictedLabel, confidence }: ConfidencePoint,
  x: number,
  y: number,
  threshold: number,
): string {
  const tip = element(
    'title',
    {},
    escapeText(`${name ?? predictedLabel}: ${predictedLabel} ${confidence.toFixed(3)}`),
  );
  if (confidence >= threshold)
    return element('circle', { cx: x, cy: y, r: 3, class: 'fill-first', 'fill-opacity': 0.5 }, tip);
  return element('path', { d: diamondAt(x, y), class: 'fill-second' }, tip);
}

function thresholdLine(plot: Plot, y: number): string {
  return element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, class: 'threshold' });
}

/** What the marks mean, above the plot. */
function legend(left: number, threshold: number): string {
  const words = { y: 16, class: 'small' };
  return (
    element('circle', { cx: left + 6, cy: 12, r: 4, class: 'fill-first' }) +
    text('passed', { ...words, x: left + 16 }) +
    element('path', { d: diamondAt(left + 80, 12), class: 'fill-second' }) +
    text('below the threshold', { ...words, x: left + 92 }) +
    element('line', { x1: left + 220, x2: left + 246, y1: 12, y2: 12, class: 'threshold' }) +
    text(`threshold ${threshold}`, { ...words, x: left + 254 }) +
    element('line', { x1: left + 348, x2: left + 374, y1: 12, y2: 12, class: 'line-third' }) +
    text('running mean', { ...words, x: left + 382 })
  );
}

const diamondAt = (x: number, y: number): string => `M${x.toFixed(1)} ${(y - 6).toFixed(1)}l6 6l-6 6l-6 -6z`;

/** The mean of each answer and those around it, a twentieth of all on either side. */
function runningMean(points: readonly ConfidencePoint[]): { time: number; confidence: number }[] {
  const reach = Math.max(2, Math.round(points.length / 20));
  if (points.length < 4 * reach) return [];
  return points.map(({ time }, index) => {
    const near = points.slice(Math.max(0, index - reach), index + reach + 1);
    return { time, confidence: near.reduce((sum, { confidence }) => sum + confidence, 0) / near.length };
  });
}

const UNITS = [
  { name: 'days', millis: 86_400_000 },
  { name: 'hours', millis: 3_600_000 },
  { name: 'minutes', millis: 60_000 },
  { name: 'seconds', millis: 1_000 },
] as const;

function timeAxis(plot: Plot, x: Scale, start: number, end: number): string {
  const unit = UNITS.find(({ millis }) => end - start >= 3 * millis) ?? UNITS[3];
  const ticks = niceTicks(0, (end - start) / unit.millis, 8);
  const label = {
    x: (plot.left + plot.right) / 2,
    y: plot.bottom + 34,
    'text-anchor': 'middle',
    class: 'muted small halo',
  };
  return (
    bottomAxis(plot, (value) => x(start + value * unit.millis), ticks, String) +
    text(`${unit.name} since the first inference`, label)
  );
}
