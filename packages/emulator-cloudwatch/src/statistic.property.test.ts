import { FakeClock } from '@scones/deterministic';
import { Store } from '@scones/emulator-core';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { MetricTable } from './metric-table.ts';
import { statisticNamed } from './statistic.ts';

const store = new Store(':memory:');
const table = new MetricTable(store, new FakeClock(), (error) => {
  throw error;
});
afterAll(() => store.close());

const measured = fc.array(
  fc.record({ value: fc.integer({ min: -50, max: 50 }), count: fc.integer({ min: 1, max: 4 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);
let series = 0;

/** Each value as often as it was measured, in ascending order, beside what the table says of them by a statistic. */
function measure(values: readonly { value: number; count: number }[]) {
  const own = { Namespace: 'Shop', MetricName: `metric ${++series}`, Dimensions: [] };
  for (const { value, count } of values)
    table.add(own, 0, { count, sum: value * count, minimum: value, maximum: value });
  const sample = table.sample(own, { from: 0, to: 1 });
  const sorted = values
    .flatMap(({ value, count }) => Array<number>(count).fill(value))
    .toSorted((one, other) => one - other);
  return { sorted, by: (name: string) => sample && statisticNamed(name)?.(sample) };
}

it('sums, counts and compares as a look at every value does', () => {
  fc.assert(
    fc.property(measured, (values) => {
      const { sorted, by } = measure(values);
      const sum = sorted.reduce((total, value) => total + value, 0);
      expect(by('SampleCount')).toBe(sorted.length);
      expect(by('Sum')).toBeCloseTo(sum);
      expect(by('Average')).toBeCloseTo(sum / sorted.length);
      expect([by('Minimum'), by('Maximum')]).toEqual([sorted[0], sorted.at(-1)]);
    }),
    { seed: 9, numRuns: 200 },
  );
});

it('has as a percentile a value that was measured, below which at most that share lies', () => {
  fc.assert(
    fc.property(measured, fc.integer({ min: 0, max: 100 }), (values, percent) => {
      const { sorted, by } = measure(values);
      const found = by(`p${percent}`) as number;
      expect(sorted).toContain(found);
      expect(sorted.filter((value) => value < found).length / sorted.length).toBeLessThanOrEqual(
        percent / 100,
      );
      expect(sorted.filter((value) => value <= found).length / sorted.length).toBeGreaterThanOrEqual(
        percent / 100,
      );
    }),
    { seed: 9, numRuns: 200 },
  );
});

it.each(['p-1', 'p101', 'p', 'p50.', 'P50', 'constructor', 'sum', 'tm99'])(
  'knows no statistic %s',
  (name) => {
    expect(statisticNamed(name)).toBeUndefined();
  },
);
