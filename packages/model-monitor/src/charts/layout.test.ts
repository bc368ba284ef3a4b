import { expect, it } from 'vitest';
import { chooseInsets, INSET } from './insets.ts';
import { linearScale, niceTicks } from './scale.ts';
import { spreadLabels } from './spread-labels.ts';

it('leaves labels where they are when they have room', () => {
  expect(spreadLabels([50, 10, 90], 20, 0, 100)).toEqual([50, 10, 90]);
});

it('moves labels apart and into their bounds, in order', () => {
  expect(spreadLabels([50, 50], 20, 0, 100)).toEqual([40, 60]);
  expect(spreadLabels([0, 1, 2], 20, 0, 100)).toEqual([10, 30, 50]);
  expect(spreadLabels([99, 45, 98], 20, 0, 100)).toEqual([90, 45, 70]);
});

it.each([1, 2, 3, 4, 5])('never lets labels overlap (%i)', (seed) => {
  const wanted = Array.from({ length: 12 }, (_, index) => (index * index * seed * 37) % 1000);
  const placed = spreadLabels(wanted, INSET.width, 0, 1000);
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const sorted = order.map((index) => placed[index]!);
  for (let index = 1; index < sorted.length; index++) {
    expect(sorted[index]! - sorted[index - 1]!).toBeGreaterThanOrEqual(INSET.width - 1e-6);
  }
  expect(Math.min(...placed)).toBeGreaterThanOrEqual(INSET.width / 2 - 1e-6);
  expect(Math.max(...placed)).toBeLessThanOrEqual(1000 - INSET.width / 2 + 1e-6);
});

it('shows the least confident picture of each stretch of time, and only pictures', () => {
  const image = { contentType: 'image/png', base64: '' };
  const points = [0.5, 0.4, 0.9, 0.8].map((confidence, time) => ({
    time,
    confidence,
    predictedLabel: 'a',
    image,
  }));
  expect(chooseInsets(points, 2).map(({ confidence }) => confidence)).toEqual([0.4, 0.8]);
  expect(chooseInsets(points, 9)).toHaveLength(4);
  expect(chooseInsets([{ ...points[0]!, image: { contentType: 'text/csv', base64: '' } }], 2)).toEqual([]);
});

it('chooses round ticks within the range', () => {
  expect(niceTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(niceTicks(0.43, 0.97, 5)).toEqual([0.6, 0.8]);
  expect(niceTicks(1, 40, 6)).toEqual([10, 20, 30, 40]);
  expect(niceTicks(3, 3, 5)).toEqual([3]);
});

it('puts a range of one value into the middle', () => {
  expect(linearScale([5, 5], [0, 10])(5)).toBe(5);
  expect(linearScale([0, 2], [10, 0])(0.5)).toBe(7.5);
});
