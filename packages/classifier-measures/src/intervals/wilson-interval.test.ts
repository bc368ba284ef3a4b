import { expect, it } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

/** The examples of Newcombe's comparison of seven methods (1998), his method 3. */
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('bounds %i of %i between %d and %d', (successes, count, low, high) => {
  const interval = wilsonInterval(successes, count);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

it('knows nothing of no pictures', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

it('gives 200 pictures at 95 % about three points on either side', () => {
  const { low, high } = wilsonInterval(190, 200);
  expect((high - low) / 2).toBeCloseTo(0.031, 3);
});
