import { expect, it } from 'vitest';
import { expectedCalibrationError, reliabilityBins } from './reliability.ts';

const answers = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, isRight: false })),
];

it('says how often the model is right where it is about as sure', () => {
  expect(reliabilityBins([...answers(0.55, 1, 1), ...answers(1, 3, 1)])).toEqual([
    { from: 0.5, to: 0.6, count: 2, meanConfidence: 0.55, accuracy: 0.5, right: 1 },
    { from: 0.9, to: 1, count: 4, meanConfidence: 1, accuracy: 0.75, right: 3 },
  ]);
});

it('weighs each bin by its answers', () => {
  const error = expectedCalibrationError([...answers(0.55, 1, 1), ...answers(1, 3, 1)]);
  expect(error).toBeCloseTo((2 / 6) * 0.05 + (4 / 6) * 0.25, 12);
});

it('finds no error in a model that is right as often as it says', () => {
  expect(expectedCalibrationError(answers(0.75, 3, 1))).toBe(0);
});

it('is larger where narrower bins part what wider ones average', () => {
  const mixed = [...answers(0.61, 0, 4), ...answers(0.69, 4, 0)];
  expect(expectedCalibrationError(mixed, 10)).toBeCloseTo(0.15, 12);
  expect(expectedCalibrationError(mixed, 20)).toBeCloseTo((0.61 + 0.31) / 2, 12);
});

it('is not a number without answers', () => {
  expect(expectedCalibrationError([])).toBeNaN();
});
