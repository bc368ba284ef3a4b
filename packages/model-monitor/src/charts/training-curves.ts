import { percent } from '@scones/classifier-measures';
import { chart, emptyChart } from './chart.ts';
import {
  axisName,
  bottomAxis,
  linearScale,
  niceTicks,
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
  /** Absent where the algorithm does not print it. */
  readonly validationLoss?: number;
}

interface Curve {
  readonly name: string;
  readonly colour: 'first' | 'second' | 'third';
  readonly values: readonly number[];
}

const ID = 'training-curves';
const TITLE = 'Training';

/** Accuracy and loss by epoch: beside each other, or below each other where that is too narrow. */
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
  const losses: Curve[] = [
    { name: 'training', colour: 'second', values: epochs.map(({ loss }) => loss) },
    {
      name: 'validation',
      colour: 'first',
      values: epochs.map(({ validationLoss }) => validationLoss ?? NaN),
    },
  ];
  const low = Math.floor(Math.min(1, ...known(accuracies)) * 10) / 10;
  const high = Math.max(0, ...known(losses)) * 1.05 || 1;
  const [first, second] = panels(size);
  return chart(
    size,
    { id: ID, title: TITLE, description: describeEnd(epochs.length, last) },
    panel(first, 'accuracy', at, accuracies, [Math.min(low, 0.9), 1], percentTicks),
    panel(second, 'loss', at, losses, [0, high], niceTicks),
  );
}

const NARROW = 480;

function panels({ width, height }: Size): [first: Plot, second: Plot] {
  const [down, across] = width < NARROW ? [height / 2, 0] : [0, width / 2];
  const first: Plot = {
    left: 52,
    right: (across || width) - 78,
    top: 34,
    bottom: (down || height) - 44,
  };
  const second = {
    left: first.left + across,
    right: first.right + across,
    top: first.top + down,
    bottom: first.bottom + down,
  };
  return [first, second];
}

/** What was measured: the built-in algorithm does not print every figure. */
function known(curves: readonly Curve[]): number[] {
  return curves.flatMap(({ values }) => values.filter((value) => Number.isFinite(value)));
}

function describeEnd(count: number, last: TrainingEpoch): string {
  const figure = (value: number | undefined, text: (value: number) => string): string =>
    value === undefined || !Number.isFinite(value) ? 'not known' : text(value);
  const [loss, share] = [(value: number) => value.toFixed(3), (value: number) => percent(value)];
  return (
    `After ${count} epochs the loss is ${figure(last.loss, loss)} on training and ${figure(last.validationLoss, loss)} ` +
    `on validation pictures, the accuracy ${figure(last.trainAccuracy, share)} on training and ` +
    `${figure(last.validationAccuracy, share)} on validation pictures.`
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
  const drawn = curves.flatMap((curve) => {
    const points = curve.values.flatMap((value, index) =>
      Number.isFinite(value) ? [[x(at[index]!), y(value)] as const] : [],
    );
    const end = points.at(-1);
    return end ? [{ ...curve, points, end: end[1] }] : [];
  });
  return element(
    'g',
    {},
    text(name, { x: plot.left, y: plot.top - 18, class: 'strong' }),
    valueAxis(plot, ticks(y, 5)),
    bottomAxis(plot, wholeTicks(x, 6)),
    axisName(plot, 'epoch'),
    ...drawn.map(({ colour, points }) => polyline(points, `line-${colour}`)),
    ...curveNames(plot, drawn),
  );
}

/** A dot at the end of each curve, and its name beside it. */
function curveNames(plot: Plot, curves: readonly (Curve & { readonly end: number })[]): string[] {
  const places = spreadLabels(
    curves.map(({ end }) => end),
    15,
    plot.top - 8,
    plot.bottom + 8,
  );
  return curves.map(
    ({ name, colour, end }, index) =>
      element('circle', { cx: plot.right, cy: end, r: 3.5, class: `fill-${colour}` }) +
      text(name, { x: plot.right + 9, y: places[index]! + 4, class: `small strong fill-${colour}` }),
  );
}
