import { expect, it } from 'vitest';
import { classWeights } from './class-weights.ts';
import { earlyStopping } from './early-stopping.ts';
import { steppedRate } from './learning-rate.ts';

it('makes the rate smaller after each of some epochs', () => {
  const rates = { learning_rate: 0.5, lr_scheduler_step: [2, 3], lr_scheduler_factor: 0.1 };
  expect([0, 1, 2, 3, 9].map((epoch) => Number(steppedRate(epoch, rates).toFixed(6)))).toEqual([
    0.5, 0.5, 0.05, 0.005, 0.005,
  ]);
});

const patience = {
  early_stopping: true,
  early_stopping_min_epochs: 3,
  early_stopping_patience: 2,
  early_stopping_tolerance: 0,
};
const stopsAt = (accuracies: number[], options = patience): number => {
  const isEnough = earlyStopping(options);
  return accuracies.findIndex((accuracy, epoch) => isEnough(epoch, accuracy));
};

it.each([
  ['when the accuracy has not improved for as many epochs', [0.5, 0.6, 0.6, 0.55, 0.7], patience, 3],
  [
    'not before as many epochs as must run',
    [0.6, 0.5, 0.5, 0.5],
    { ...patience, early_stopping_min_epochs: 4 },
    3,
  ],
  [
    'where improvements are too small',
    [0.5, 0.51, 0.52, 0.53],
    { ...patience, early_stopping_tolerance: 0.1 },
    2,
  ],
  ['never when it is not asked for', [0.6, 0.5, 0.5, 0.5], { ...patience, early_stopping: false }, -1],
])('stops early %s', (_name, accuracies, options, epoch) => {
  expect(stopsAt(accuracies, options)).toBe(epoch);
});

it('lets the pictures of a rare class count for more, so that all classes count the same', () => {
  expect([...classWeights([0, 0, 0, 1], 2)].map((weight) => weight.toFixed(3))).toEqual(['0.667', '2.000']);
});
