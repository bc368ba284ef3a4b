import { expect, it } from 'vitest';
import { calibrationError, surenessBins } from './calibration.ts';

const pictures = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, isRight: false })),
];

it('says how often the model is right where it is about as sure', () => {
  const bins = surenessBins([...pictures(0.55, 1, 1), ...pictures(1, 3, 1)]);
  expect(bins).toEqual([
    { from: 0.5, to: 0.6, count: 2, meanConfidence: 0.55, accuracy: 0.5 },
    { from: 0.9, to: 1, count: 4, meanConfidence: 1, accuracy: 0.75 },
  ]);
});

it('weighs each bin by its pictures', () => {
  const bins = surenessBins([...pictures(0.55, 1, 1), ...pictures(1, 3, 1)]);
  expect(calibrationError(bins)).toBeCloseTo((2 / 6) * 0.05 + (4 / 6) * 0.25, 12);
});

it('finds no error in a model that is right as often as it says', () => {
  expect(calibrationError(surenessBins(pictures(0.75, 3, 1)))).toBe(0);
});
