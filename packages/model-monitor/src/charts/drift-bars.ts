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
  const plot: Plot = { left: 132, right: size.width - 150, top: 26, bottom: size.height - 44 };
  const highest = Math.max(0.4, ...features.map((feature) => (feature.populationStabilityIndex ?? 0) * 1.05));
  const x = linearScale([0, highest], [plot.left, plot.right]);
  const height = (plot.bottom - plot.top) / features.length;
  const bounds = [DRIFT_BOUNDS.shifting.index, DRIFT_BOUNDS.drifted.index];
  return chart(
    size,
    { id: ID, title: TITLE, description: describeDrift(verdict, features) },
    ...features.map((feature, index) => drawBar(feature, plot, x, plot.top + index * height, height)),
    bottomAxis(plot, niceTicks(x, 5)),
    ...bounds.map((bound) =>
      element('line', { x1: x(bound), x2: x(bound), y1: plot.top - 6, y2: plot.bottom, class: 'threshold' }),
    ),
    text('shifting', { x: x(bounds[0]!), y: plot.top - 12, 'text-anchor': 'middle', class: 'muted small' }),
    text('drifted', { x: x(bounds[1]!), y: plot.top - 12, 'text-anchor': 'middle', class: 'muted small' }),
    text('population stability index', {
      x: (plot.left + plot.right) / 2,
      y: plot.bottom + 34,
      'text-anchor': 'middle',
      class: 'muted small',
    }),
  );
}

function drawBar(feature: FeatureDrift, plot: Plot, x: Scale, top: number, height: number): string {
  const { verdict, populationStabilityIndex: index = 0, kolmogorovSmirnov: test } = feature;
  const middle = top + height / 2 + 4;
  const thickness = Math.min(22, height * 0.6);
  const box = {
    x: plot.left,
    y: top + (height - thickness) / 2,
    width: Math.max(2, x(index) - plot.left),
    height: thickness,
    rx: 3,
    class: COLOURS[verdict],
  };
  const note =
    verdict === 'insufficient data'
      ? `${feature.count} of ${DRIFT_BOUNDS.minimumCount} needed`
      : test && `p ${formatP(test.pValue)}`;
  return (
    text(feature.feature, { x: plot.left - 10, y: middle, 'text-anchor': 'end', class: 'small' }) +
    element('rect', box) +
    text(verdict, { x: plot.right + 12, y: note ? middle - 6 : middle, class: 'small strong' }) +
    (note ? text(note, { x: plot.right + 12, y: middle + 9, class: 'muted small' }) : '')
  );
}

function describeDrift(verdict: DriftVerdict, features: readonly FeatureDrift[]): string {
  return `Overall: ${verdict}. ${features.map((feature) => `${feature.feature}: ${feature.verdict}`).join(', ')}.`;
}

const formatP = (value: number): string => (value < 0.001 ? '< 0.001' : `= ${value.toFixed(3)}`);
