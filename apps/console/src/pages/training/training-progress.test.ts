import { expect, it } from 'vitest';
import { metricCurves } from './metric-curves.ts';
import { trainingProgress } from './training-progress.ts';

const curvesOf = (...seconds: number[]) =>
  metricCurves(
    seconds.map((value, epoch) => ({ message: `Epoch[${epoch}] Time cost=${value}` })),
    [],
  );

it('expects the epochs that are left to take as long as the last five', () => {
  expect(trainingProgress(curvesOf(100, 2, 2, 2, 4, 5), { epochs: '10' })).toEqual({
    epochsDone: 6,
    epochs: 10,
    secondsLeft: 12,
  });
});

it('does not guess before the first epoch has ended', () => {
  expect(trainingProgress(curvesOf(), { epochs: '3' })).toEqual({
    epochsDone: 0,
    epochs: 3,
    secondsLeft: undefined,
  });
});

it('knows no progress where the hyperparameters give no number of epochs', () => {
  expect(trainingProgress(curvesOf(1), {})).toBeUndefined();
});
