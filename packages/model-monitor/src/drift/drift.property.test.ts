import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describe, quantile } from '../statistics/describe.ts';
import { histogramOf } from '../statistics/histogram.ts';
import { makeBaseline } from './baseline.ts';
import { detectDrift } from './detect-drift.ts';
import { kolmogorovSmirnov, survival } from './kolmogorov-smirnov.ts';
import { populationStabilityIndex } from './population-stability-index.ts';

const LIMITS = { seed: 9, numRuns: 200 };
/** Few different values, so that ties are common. */
const value = fc.integer({ min: -4, max: 4 }).map((eighths) => eighths / 8);
const sample = fc.array(value, { minLength: 1, maxLength: 30 }).map((values) => values.sort((a, b) => a - b));

it('finds the distance that a look at every value finds', () => {
  const shareUpTo = (values: readonly number[], most: number): number =>
    values.filter((each) => each <= most).length / values.length;
  fc.assert(
    fc.property(sample, sample, (one, other) => {
      const distances = [...one, ...other].map((at) => Math.abs(shareUpTo(one, at) - shareUpTo(other, at)));
      const { statistic, pValue } = kolmogorovSmirnov(one, other);
      expect(statistic).toBeCloseTo(Math.max(...distances), 12);
      expect(kolmogorovSmirnov(other, one)).toEqual({ statistic, pValue });
      expect(pValue).toBeGreaterThanOrEqual(0);
      expect(pValue).toBeLessThanOrEqual(1);
    }),
    LIMITS,
  );
});

it('calls a larger distance less likely', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (a, b) => {
        expect(survival(Math.max(a, b))).toBeLessThanOrEqual(survival(Math.min(a, b)) + 1e-9);
      },
    ),
    LIMITS,
  );
});

it('has an index that is never negative, the same both ways, and 0 for the same shares', () => {
  const bins = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(bins, (pairs) => {
      const [one, other] = [pairs.map(([count]) => count), pairs.map(([, count]) => count)];
      const index = populationStabilityIndex(one, other);
      expect(index).toBeGreaterThanOrEqual(-1e-12);
      expect(populationStabilityIndex(other, one)).toBeCloseTo(index, 10);
      expect(populationStabilityIndex(one, one)).toBe(0);
    }),
    LIMITS,
  );
});

it('never finds that a sample has drifted from itself, in whatever order it comes', () => {
  const many = fc.array(value, { minLength: 50, maxLength: 120 });
  const shuffled = many.chain((values) =>
    fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
  );
  fc.assert(
    fc.property(shuffled, ([values, again]) => {
      const samples = (confidence: number[]) => ({ numbers: { confidence }, labels: {} });
      expect(detectDrift(makeBaseline(samples(values)), samples(again)).verdict).toBe('stable');
    }),
    { ...LIMITS, numRuns: 50 },
  );
});

it('counts every value once, in the bin between whose edges it lies', () => {
  fc.assert(
    fc.property(fc.array(value), fc.integer({ min: 1, max: 7 }), (values, bins) => {
      const { edges, counts } = histogramOf(values, -0.5, 0.5, bins);
      expect(edges).toHaveLength(bins + 1);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      const inside = (bin: number): number =>
        values.filter((each) => each > edges[bin]! + 1e-9 && each < edges[bin + 1]! - 1e-9).length;
      counts.forEach((count, bin) => expect(count).toBeGreaterThanOrEqual(inside(bin)));
    }),
    LIMITS,
  );
});

it('has quantiles that rise from the least value to the greatest', () => {
  fc.assert(
    fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const at = quantile(values, share);
      expect(at).toBeGreaterThanOrEqual(values[0]!);
      expect(at).toBeLessThanOrEqual(values.at(-1)!);
      const { min, p5, p25, p50, p75, p95, p99, max } = describe(values)!;
      const rising = [min, p5, p25, p50, p75, p95, p99, max];
      expect(rising).toEqual([...rising].sort((a, b) => a - b));
    }),
    LIMITS,
  );
});
