import { expect, it } from 'vitest';
import { chooseInsets, INSET } from './insets.ts';
import { linearScale, niceTicks, percentTicks, wholeTicks, type Tick } from './scale.ts';
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

const labels = (ticks: readonly Tick[]): string[] => ticks.map(({ label }) => label);

it('chooses round ticks within the range', () => {
  expect(labels(niceTicks(linearScale([0, 1], [0, 10]), 5))).toEqual([
    '0.0',
    '0.2',
    '0.4',
    '0.6',
    '0.8',
    '1.0',
  ]);
  expect(labels(niceTicks(linearScale([0.43, 0.97], [0, 10]), 3))).toEqual(['0.6', '0.8']);
  expect(labels(niceTicks(linearScale([1, 40], [0, 10]), 4))).toEqual(['10', '20', '30', '40']);
  expect(niceTicks(linearScale([3, 3], [0, 10]), 5)).toEqual([{ place: 5, label: '3' }]);
});

it.each([
  [0, 1],
  [0.8, 1],
  [0.83, 1],
  [0.91, 0.93],
  [0.9995, 1],
  [0, 0.004],
  [0, 12_345],
])('writes each tick between %d and %d with digits of its own', (low, high) => {
  for (const about of [2, 4, 6, 8]) {
    const scale = linearScale([low, high], [0, 500]);
    const [nice, shares] = [niceTicks(scale, about), percentTicks(scale, about)].map(labels);
    expect(new Set(nice).size).toBe(scale.ticks(about).length);
    expect(new Set(shares).size).toBe(scale.ticks(about).length);
  }
});

it('counts in whole numbers, however few there are', () => {
  expect(labels(wholeTicks(linearScale([0, 2.1], [0, 10]), 4))).toEqual(['0', '1', '2']);
  expect(labels(wholeTicks(linearScale([0, 210], [0, 10]), 4))).toEqual(['0', '50', '100', '150', '200']);
});

it('writes shares in percent', () => {
  expect(labels(percentTicks(linearScale([0.9, 1], [0, 10]), 2))).toEqual(['90 %', '95 %', '100 %']);
  expect(labels(percentTicks(linearScale([0.99, 1], [0, 10]), 2))).toEqual(['99.0 %', '99.5 %', '100.0 %']);
});

it('puts a range of one value into the middle', () => {
  expect(linearScale([5, 5], [0, 10])(5)).toBe(5);
  expect(linearScale([0, 2], [10, 0])(0.5)).toBe(7.5);
});
