import { expect, it } from 'vitest';
import { sharpen } from './sharpen.ts';

it('is the softmax of logits times the factor', () => {
  const [e, e2] = [Math.exp(1), Math.exp(2)];
  const [sure, unsure] = sharpen([e / (e + 1), 1 / (e + 1)], 2);
  expect(sure).toBeCloseTo(e2 / (e2 + 1), 12);
  expect(unsure).toBeCloseTo(1 / (e2 + 1), 12);
});

it('is undone by its inverse', () => {
  const there = sharpen([0.7, 0.2, 0.1], 3);
  sharpen(there, 1 / 3).forEach((probability, label) =>
    expect(probability).toBeCloseTo([0.7, 0.2, 0.1][label]!, 12),
  );
});

it('takes a probability of nothing', () => {
  expect(sharpen([1, 0], 0.5)[0]).toBeCloseTo(1, 5);
});
