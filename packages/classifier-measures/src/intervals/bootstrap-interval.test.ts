import { expect, it } from 'vitest';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const shares = (right: number, count: number) =>
  Array.from({ length: count }, (_, index) => (index < right ? 1 : 0));

it('agrees with Wilson about a share, which has a formula', () => {
  const interval = bootstrapInterval(shares(340, 400), mean);
  const formula = wilsonInterval(340, 400);
  expect(Math.abs(interval!.low - formula.low)).toBeLessThan(0.01);
  expect(Math.abs(interval!.high - formula.high)).toBeLessThan(0.01);
});

it('gives the same interval for the same items', () => {
  expect(bootstrapInterval(shares(5, 9), mean)).toEqual(bootstrapInterval(shares(5, 9), mean));
});

it('has none for a single item, or where the measure is never a number', () => {
  expect(bootstrapInterval([1], mean)).toBeUndefined();
  expect(bootstrapInterval([1, 2, 3], () => NaN)).toBeUndefined();
});
