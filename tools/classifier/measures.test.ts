import { expect, it } from 'vitest';
import { accuracy, logLoss } from './measures.ts';

const answers = [
  { label: 0, probabilities: [0.5, 0.3, 0.2] },
  { label: 1, probabilities: [0.6, 0.25, 0.15] },
];

it('counts as right an answer whose own class is the most probable', () => {
  expect(accuracy(answers)).toBe(0.5);
});

it('is the mean surprise at the right class', () => {
  expect(logLoss(answers)).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 12);
});
