import { confidenceText, percent } from '@scones/classifier-measures';
import { chart, emptyChart } from './chart.ts';
import { chooseInsets, drawInsets, INSET } from './insets.ts';
import { bottomAxis, linearScale, niceTicks, valueAxis, type Plot, type Scale } from './scale.ts';
import { element, escapeText, polyline, text, type Size } from './svg.ts';
import type { ConfidencePoint } from './confidence-point.ts';

const ID = 'confidence-over-time';
const TITLE = 'Confidence over time';

/** More dots than this only make the picture heavy. */
const MOST_MARKS = 2000;

/** Each answer as a dot, the threshold as a line, and pictures of answers that fell below it; 300 wide at least. */
export function confidenceOverTime(
  points: readonly ConfidencePoint[],
  threshold: number,
  size: Size,
): string {
  if (points.length === 0)
    return emptyChart(size, { id: ID, title: TITLE, description: 'No inferences were captured.' });
  const sorted = [...points].sort((a, b) => a.time - b.time);
  const below = sorted.filter(({ confidence }) => confidence < threshold);
  const passed = sorted.filter(({ confidence }) => confidence >= threshold);
  const insets = chooseInsets(below, Math.floor((size.width - 64) / (INSET.width + 10)));
  const band = insets.length > 0 ? INSET.height + 44 : 0;
  const keys = placeKeys(threshold, 52, size.width - 8);
  const plot: Plot = {
    left: 52,
    right: size.width - 16,
    top: keys.at(-1)!.y + 20,
    bottom: size.height - 44 - band,
  };
  const start = sorted[0]!.time;
  const end = sorted.at(-1)!.time;
  const low = floorOf(sorted, threshold);
  const x = linearScale([start, end], [plot.left + 8, plot.right - 8]);
  const y = linearScale([low, 1], [plot.bottom, plot.top]);
  const description = describePoints(sorted, below.length, threshold);
  return chart(
    size,
    { id: ID, title: TITLE, description },
    valueAxis(plot, niceTicks(y, 5)),
    drawInsets(
      insets.map((point) => ({ point, x: x(point.time), y: y(point.confidence) })),
      plot,
      size.height - INSET.height - 20,
      threshold,
    ),
    timeAxis(plot, x, start, end),
    ...[...thinned(passed), ...thinned(below)].map((point) =>
      dot(point, x(point.time), y(point.confidence), threshold),
    ),
    polyline(
      thinned(runningMean(sorted)).map(({ time, confidence }) => [x(time), y(confidence)]),
      'line-third',
    ),
    thresholdLine(plot, y(threshold)),
    ...keys.map(drawKey),
  );
}

/** The lowest value that the chart shows: a multiple of a tenth, below everything that is drawn. */
function floorOf(points: readonly ConfidencePoint[], threshold: number): number {
  const least = points.reduce((low, { confidence }) => Math.min(low, confidence - 0.02), threshold - 0.05);
  return Math.max(0, Math.floor(least * 10) / 10);
}

function describePoints(points: readonly ConfidencePoint[], below: number, threshold: number): string {
  const start = new Date(points[0]!.time).toISOString();
  const share = percent(below / points.length);
  return `${points.length} inferences from ${start} on; ${below} (${share}) are below the threshold of ${threshold}.`;
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
    escapeText(`${name ?? predictedLabel}: ${predictedLabel} ${confidenceText(confidence, threshold)}`),
  );
  if (confidence >= threshold)
    return element('circle', { cx: x, cy: y, r: 3, class: 'fill-first', 'fill-opacity': 0.5 }, tip);
  return element('path', { d: diamondAt(x, y), class: 'fill-second' }, tip);
}

function thresholdLine(plot: Plot, y: number): string {
  return element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, class: 'threshold' });
}

interface Key {
  readonly name: string;
  /** The mark that it explains. */
  readonly mark: 'passed' | 'below' | 'threshold' | 'mean';
  readonly width: number;
}

/** What explains the marks, above the plot: in as many rows as the width needs. */
function placeKeys(threshold: number, left: number, right: number): (Key & { x: number; y: number })[] {
  const keys: Key[] = [
    { name: 'passed', mark: 'passed', width: 74 },
    { name: 'below the threshold', mark: 'below', width: 140 },
    { name: `threshold ${threshold}`, mark: 'threshold', width: 128 },
    { name: 'running mean', mark: 'mean', width: 116 },
  ];
  let [x, y] = [left, 16];
  return keys.map((key) => {
    if (x + key.width > right) [x, y] = [left, y + 18];
    const placed = { ...key, x, y };
    x += key.width;
    return placed;
  });
}

function drawKey({ name, mark, x, y }: ReturnType<typeof placeKeys>[number]): string {
  const middle = y - 4;
  const line = { x1: x, x2: x + 26, y1: middle, y2: middle };
  const marks = {
    passed: () => element('circle', { cx: x + 6, cy: middle, r: 4, class: 'fill-first' }),
    below: () => element('path', { d: diamondAt(x + 6, middle), class: 'fill-second' }),
    threshold: () => element('line', { ...line, class: 'threshold' }),
    mean: () => element('line', { ...line, class: 'line-third' }),
  };
  const isLine = mark === 'threshold' || mark === 'mean';
  return marks[mark]() + text(name, { x: x + (isLine ? 34 : 18), y, class: 'small' });
}

const diamondAt = (x: number, y: number): string => `M${x.toFixed(1)} ${(y - 6).toFixed(1)}l6 6l-6 6l-6 -6z`;

/** The mean of each answer and those around it, a twentieth of all on either side. */
function runningMean(points: readonly ConfidencePoint[]): { time: number; confidence: number }[] {
  const reach = Math.max(2, Math.round(points.length / 20));
  if (points.length < 4 * reach) return [];
  const sums = [0];
  for (const { confidence } of points) sums.push(sums.at(-1)! + confidence);
  return points.map(({ time }, index) => {
    const from = Math.max(0, index - reach);
    const to = Math.min(points.length, index + reach + 1);
    return { time, confidence: (sums[to]! - sums[from]!) / (to - from) };
  });
}

/** Every n-th, so that no more than `MOST_MARKS` are left. */
function thinned<T>(items: readonly T[]): readonly T[] {
  const step = Math.ceil(items.length / MOST_MARKS);
  return step <= 1 ? items : items.filter((_, index) => index % step === 0);
}

const UNITS = [
  { name: 'days', millis: 86_400_000 },
  { name: 'hours', millis: 3_600_000 },
  { name: 'minutes', millis: 60_000 },
  { name: 'seconds', millis: 1_000 },
] as const;

function timeAxis(plot: Plot, x: Scale, start: number, end: number): string {
  const unit = UNITS.find(({ millis }) => end - start >= 3 * millis) ?? UNITS[3];
  const units = linearScale([0, (end - start) / unit.millis], [x(start), x(end)]);
  const label = {
    x: (plot.left + plot.right) / 2,
    y: plot.bottom + 34,
    'text-anchor': 'middle',
    class: 'muted small halo',
  };
  return bottomAxis(plot, niceTicks(units, 8)) + text(`${unit.name} since the first inference`, label);
}
