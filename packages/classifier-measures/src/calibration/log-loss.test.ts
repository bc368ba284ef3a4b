import { expect, it } from 'vitest';
import { logLoss } from './log-loss.ts';

it('is the mean surprise at the right class', () => {
  const answers = [
    { probabilities: [0.5, 0.5], label: 0 },
    { probabilities: [0.75, 0.25], label: 1 },
  ];
  expect(logLoss(answers)).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 12);
});

it('is finite where a model was sure and wrong', () => {
  expect(logLoss([{ probabilities: [1, 0], label: 1 }])).toBeCloseTo(-Math.log(1e-12), 9);
});
