import {
  DRIFT_BOUNDS,
  type DriftReport,
  type DriftVerdict,
  type FeatureDrift,
} from '../drift/detect-drift.ts';
import { chart, emptyChart } from './chart.ts';
import { bottomAxis, linearScale, niceTicks, type Plot, type Scale } from './scale.ts';
import { element, text, type Size } from './svg.ts';

const ID = 'drift-bars';
const TITLE = 'Drift against the baseline';

/** Below this width the words stand above their bars. */
const NARROW = 480;
const COLOURS: Record<DriftVerdict, string> = {
  'insufficient data': 'fill-muted',
  stable: 'fill-first',
  shifting: 'fill-warn',
  drifted: 'fill-second',
};

/** Each feature's population stability index, with the bounds that it is judged by. */
export function driftBars({ verdict, features }: DriftReport, size: Size): string {
  if (features.length === 0)
    return emptyChart(size, { id: ID, title: TITLE, description: 'There is nothing to compare.' });
  const isNarrow = size.width < NARROW;
  const sides = isNarrow ? { left: 8, right: size.width - 12 } : { left: 132, right: size.width - 150 };
  const plot: Plot = { ...sides, top: 26, bottom: size.height - 44 };
  const highest = Math.max(0.4, ...features.map((feature) => (feature.populationStabilityIndex ?? 0) * 1.05));
  const x = linearScale([0, highest], [plot.left, plot.right]);
  const height = (plot.bottom - plot.top) / features.length;
  const bounds = [DRIFT_BOUNDS.shifting.index, DRIFT_BOUNDS.drifted.index];
  return chart(
    size,
    { id: ID, title: TITLE, description: describeDrift(verdict, features) },
    ...features.map((feature, index) => {
      const row = { plot, x, top: plot.top + index * height, height, isNarrow };
      return drawBar(feature, row) + (isNarrow ? wordsAbove(feature, row) : wordsBeside(feature, row));
    }),
    bottomAxis(plot, niceTicks(x, 5)),
    ...bounds.map((bound) =>
      element('line', { x1: x(bound), x2: x(bound), y1: plot.top - 6, y2: plot.bottom, class: 'threshold' }),
    ),
    nameBounds(x(bounds[0]!), x(bounds[1]!), plot.top - 12),
    text('population stability index', {
      x: (plot.left + plot.right) / 2,
      y: plot.bottom + 34,
      'text-anchor': 'middle',
      class: 'muted small',
    }),
  );
}

const ROOM = 56;

/** The names stand over their lines, and on either side of the second where the two are near to each other. */
function nameBounds(shifting: number, drifted: number, y: number): string {
  const isTight = drifted - shifting < ROOM;
  const [first, second] = isTight ? [drifted - 2, drifted + 2] : [shifting, drifted];
  const [end, start] = isTight ? ['end', 'start'] : ['middle', 'middle'];
  return (
    text('shifting', { x: first, y, 'text-anchor': end, class: 'muted small' }) +
    text('drifted', { x: second, y, 'text-anchor': start, class: 'muted small' })
  );
}

interface Row {
  readonly plot: Plot;
  readonly x: Scale;
  readonly top: number;
  readonly height: number;
  readonly isNarrow: boolean;
}

const MOST_THICKNESS = 22;

function drawBar(
  { verdict, populationStabilityIndex: index = 0 }: FeatureDrift,
  { plot, x, top, height, isNarrow }: Row,
): string {
  const thickness = Math.min(MOST_THICKNESS, height * (isNarrow ? 0.4 : 0.6));
  return element('rect', {
    x: plot.left,
    y: isNarrow ? top + height - thickness - 4 : top + (height - thickness) / 2,
    width: Math.max(2, x(index) - plot.left),
    height: thickness,
    rx: 3,
    class: COLOURS[verdict],
  });
}

function wordsBeside(feature: FeatureDrift, { plot, top, height }: Row): string {
  const middle = top + height / 2 + 4;
  const note = noteOn(feature);
  return (
    text(feature.feature, { x: plot.left - 10, y: middle, 'text-anchor': 'end', class: 'small' }) +
    text(feature.verdict, { x: plot.right + 12, y: note ? middle - 6 : middle, class: 'small strong' }) +
    (note ? text(note, { x: plot.right + 12, y: middle + 9, class: 'muted small' }) : '')
  );
}

function wordsAbove(feature: FeatureDrift, { plot, top, height }: Row): string {
  const y = top + height * 0.4;
  const note = noteOn(feature);
  const words = `${feature.verdict}${note ? `, ${note}` : ''}`;
  return (
    text(feature.feature, { x: plot.left, y, class: 'small strong halo' }) +
    text(words, { x: plot.right, y, 'text-anchor': 'end', class: 'muted small halo' })
  );
}

function noteOn({ verdict, count, kolmogorovSmirnov: test }: FeatureDrift): string | undefined {
  return verdict === 'insufficient data'
    ? `${count} of ${DRIFT_BOUNDS.minimumCount} needed`
    : test && `p ${formatP(test.pValue)}`;
}

function describeDrift(verdict: DriftVerdict, features: readonly FeatureDrift[]): string {
  return `Overall: ${verdict}. ${features.map((feature) => `${feature.feature}: ${feature.verdict}`).join(', ')}.`;
}

const formatP = (value: number): string => (value < 0.001 ? '< 0.001' : `= ${value.toFixed(3)}`);
