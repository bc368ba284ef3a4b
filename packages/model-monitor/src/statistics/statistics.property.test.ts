import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describe } from './describe.ts';
import { histogramOf } from './histogram.ts';
import { inferenceStatistics } from './inference-statistics.ts';

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
const answers = fc.array(
  fc.record({
    time: fc.nat(600_000),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    predictedLabel: fc.constantFrom('bicycle', 'motorcycle', 'constructor'),
  }),
  { maxLength: 40 },
);
const SEED = { seed: 9, numRuns: 300 };

it('counts every value once, in the bin between whose edges it lies', () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 100 }), (values, bins) => {
      const { edges, counts } = histogramOf(values, 0, 1, bins);
      const looked = counts.map(
        (_, bin) =>
          values.filter(
            (value) => value >= edges[bin]! && (value < edges[bin + 1]! || (bin === bins - 1 && value === 1)),
          ).length,
      );
      expect(counts).toEqual(looked);
    }),
    SEED,
  );
});

it('counts a value that is an edge in the bin that begins with it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (bins) => {
      const edges = histogramOf([], 0, 1, bins).edges.slice(0, -1);
      expect(histogramOf(edges, 0, 1, bins).counts).toEqual(edges.map(() => 1));
    }),
    SEED,
  );
});

it('describes values by numbers that rise, from the least to the greatest', () => {
  fc.assert(
    fc.property(
      shares.filter(({ length }) => length > 0),
      (values) => {
        const { count, mean, min, p5, p25, p50, p75, p95, p99, max } = describe(values)!;
        const rising = [min, p5, p25, p50, p75, p95, p99, max];
        expect(rising).toEqual(rising.toSorted((one, other) => one - other));
        expect([count, min, max]).toEqual([values.length, Math.min(...values), Math.max(...values)]);
        expect(mean).toBeGreaterThanOrEqual(min - 1e-9);
        expect(mean).toBeLessThanOrEqual(max + 1e-9);
      },
    ),
    SEED,
  );
});

it('counts each answer once, by its label, in its time and in its bin', () => {
  fc.assert(
    fc.property(answers, fc.double({ min: 0, max: 1, noNaN: true }), (inferences, threshold) => {
      const statistics = inferenceStatistics(inferences, { threshold });
      const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
      expect(sum(Object.values(statistics.byLabel))).toBe(inferences.length);
      expect(sum(statistics.histogram.counts)).toBe(inferences.length);
      expect(sum(statistics.buckets.map(({ count }) => count))).toBe(inferences.length);
      const below = sum(
        statistics.buckets.map(({ count, shareBelowThreshold }) => count * shareBelowThreshold),
      );
      expect(below).toBeCloseTo(statistics.belowThreshold);
      expect(inferences.filter(({ confidence }) => confidence < threshold)).toHaveLength(
        statistics.belowThreshold,
      );
      const times = statistics.buckets.map(({ from }) => from);
      expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
    }),
    SEED,
  );
});
