import { chart, emptyChart } from './chart.ts';
import {
  axisName,
  bottomAxis,
  linearScale,
  niceTicks,
  percent,
  percentTicks,
  valueAxis,
  wholeTicks,
  type Plot,
  type Scale,
  type Tick,
} from './scale.ts';
import { spreadLabels } from './spread-labels.ts';
import { element, polyline, text, type Size } from './svg.ts';

export interface TrainingEpoch {
  readonly epoch: number;
  readonly loss: number;
  /** Shares of pictures, from 0 to 1. */
  readonly trainAccuracy: number;
  readonly validationAccuracy: number;
}

interface Curve {
  readonly name: string;
  readonly colour: 'first' | 'second' | 'third';
  readonly values: readonly number[];
}

const ID = 'training-curves';
const TITLE = 'Training';

/** Accuracy on the left, loss on the right, by epoch. */
export function trainingCurves(epochs: readonly TrainingEpoch[], size: Size): string {
  const last = epochs.at(-1);
  if (!last) return emptyChart(size, { id: ID, title: TITLE, description: 'No epochs were recorded.' });
  const at = epochs.map(({ epoch }) => epoch);
  const accuracies: Curve[] = [
    { name: 'training', colour: 'second', values: epochs.map(({ trainAccuracy }) => trainAccuracy) },
    {
      name: 'validation',
      colour: 'first',
      values: epochs.map(({ validationAccuracy }) => validationAccuracy),
    },
  ];
  const losses: Curve[] = [{ name: 'training', colour: 'second', values: epochs.map(({ loss }) => loss) }];
  const low = Math.floor(Math.min(...accuracies.flatMap(({ values }) => values)) * 10) / 10;
  const high = Math.max(...losses.flatMap(({ values }) => values)) * 1.05;
  const half = size.width / 2;
  const plot = (left: number): Plot => ({
    left: left + 52,
    right: left + half - 78,
    top: 34,
    bottom: size.height - 44,
  });
  const description =
    `After ${epochs.length} epochs the loss is ${last.loss.toFixed(3)}, the accuracy ` +
    `${percent(last.trainAccuracy, 1)} on training and ${percent(last.validationAccuracy, 1)} on validation pictures.`;
  return chart(
    size,
    { id: ID, title: TITLE, description },
    panel(plot(0), 'accuracy', at, accuracies, [Math.min(low, 0.9), 1], percentTicks),
    panel(plot(half), 'loss', at, losses, [0, high], niceTicks),
  );
}

function panel(
  plot: Plot,
  name: string,
  at: readonly number[],
  curves: readonly Curve[],
  range: readonly [number, number],
  ticks: (scale: Scale, about: number) => readonly Tick[],
): string {
  const x = linearScale([at[0]!, at.at(-1)!], [plot.left, plot.right]);
  const y = linearScale(range, [plot.bottom, plot.top]);
  return element(
    'g',
    {},
    text(name, { x: plot.left, y: 16, class: 'strong' }),
    valueAxis(plot, ticks(y, 5)),
    bottomAxis(plot, wholeTicks(x, 6)),
    axisName(plot, 'epoch'),
    ...curves.map(({ colour, values }) =>
      polyline(
        values.map((value, index) => [x(at[index]!), y(value)]),
        `line-${colour}`,
      ),
    ),
    ...curveNames(plot, y, curves),
  );
}

/** A dot at the end of each curve, and its name beside it. */
function curveNames(plot: Plot, y: Scale, curves: readonly Curve[]): string[] {
  const ends = curves.map(({ values }) => y(values.at(-1)!));
  const places = spreadLabels(ends, 15, plot.top - 8, plot.bottom + 8);
  return curves.map(
    ({ name, colour }, index) =>
      element('circle', { cx: plot.right, cy: ends[index]!, r: 3.5, class: `fill-${colour}` }) +
      text(name, { x: plot.right + 9, y: places[index]! + 4, class: `small strong fill-${colour}` }),
  );
}
