import { expect, it } from 'vitest';
import { makeBaseline, parseBaseline, samplesOf } from './baseline.ts';
import { detectDrift } from './detect-drift.ts';
import { kolmogorovSmirnov, survival } from './kolmogorov-smirnov.ts';
import { populationStabilityIndex } from './population-stability-index.ts';

/** Evenly spread from `low` on, over a range of one. */
const even = (count: number, low = 0): number[] =>
  Array.from({ length: count }, (_, index) => low + (index + 0.5) / count);
const numbers = (values: readonly number[]) => ({ numbers: { confidence: values }, labels: {} });
const labels = (bicycles: number, motorcycles: number) => ({
  numbers: {},
  labels: {
    predictedLabel: [
      ...Array<string>(bicycles).fill('bicycle'),
      ...Array<string>(motorcycles).fill('motorcycle'),
    ],
  },
});

it('is Σ (p − q) ln(p / q)', () => {
  const byHand = (0.5 - 0.7) * Math.log(0.5 / 0.7) + (0.5 - 0.3) * Math.log(0.5 / 0.3);
  expect(populationStabilityIndex([5e6, 5e6], [7e6, 3e6])).toBeCloseTo(byHand, 5);
  expect(populationStabilityIndex([10, 20], [10, 20])).toBe(0);
  expect(populationStabilityIndex([100, 0], [0, 100])).toBeLessThan(Infinity);
});

it("has the critical values of Kolmogorov's distribution", () => {
  expect(survival(1.3581)).toBeCloseTo(0.05, 4);
  expect(survival(1.6276)).toBeCloseTo(0.01, 4);
  expect([survival(0), survival(20)]).toEqual([1, 0]);
});

it('finds the largest distance between two samples, ties included', () => {
  expect(kolmogorovSmirnov([1, 2, 3, 4], [3, 4, 5, 6]).statistic).toBe(0.5);
  expect(kolmogorovSmirnov([1, 1, 1], [1, 1]).statistic).toBe(0);
  expect(kolmogorovSmirnov([1, 2], [3, 4]).statistic).toBe(1);
});

it('calls the same distribution stable, a small shift shifting and a large one drifted', () => {
  const baseline = makeBaseline(numbers(even(2000)));
  expect(detectDrift(baseline, numbers(even(300))).verdict).toBe('stable');
  expect(detectDrift(baseline, numbers(even(300).map((value) => value ** 1.45))).verdict).toBe('shifting');
  expect(detectDrift(baseline, numbers(even(300, 0.5))).verdict).toBe('drifted');
});

it('says that there is too little data rather than guess', () => {
  const [feature] = detectDrift(makeBaseline(numbers(even(500))), numbers(even(49, 5))).features;
  expect(feature).toEqual({
    feature: 'confidence',
    verdict: 'insufficient data',
    baselineCount: 500,
    count: 49,
  });
  expect(detectDrift(makeBaseline(numbers(even(49))), numbers(even(500))).verdict).toBe('insufficient data');
});

it('sees labels change their shares, and a label that is new', () => {
  const baseline = makeBaseline(labels(500, 500));
  expect(detectDrift(baseline, labels(48, 52)).verdict).toBe('stable');
  expect(detectDrift(baseline, labels(90, 10)).verdict).toBe('drifted');
  expect(detectDrift(makeBaseline(labels(500, 0)), labels(60, 60)).verdict).toBe('drifted');
});

it('counts a label by the name of what every object inherits like any other', () => {
  const of = (first: string, second: string) => ({
    numbers: {},
    labels: { predicted: [...Array<string>(60).fill(first), ...Array<string>(60).fill(second)] },
  });
  const baseline = makeBaseline(of('bicycle', 'motorcycle'));
  const [feature] = detectDrift(baseline, of('bicycle', 'constructor')).features;
  expect(feature).toMatchObject({ verdict: 'drifted', populationStabilityIndex: expect.any(Number) });
  expect(feature?.populationStabilityIndex).toBeGreaterThan(1);
});

it('copes with values that are all alike', () => {
  const baseline = makeBaseline(numbers(Array<number>(100).fill(1)));
  expect(detectDrift(baseline, numbers(Array<number>(100).fill(1))).verdict).toBe('stable');
  expect(detectDrift(baseline, numbers(Array<number>(100).fill(0.5))).verdict).toBe('drifted');
  expect(detectDrift(baseline, numbers(Array<number>(100).fill(2))).verdict).toBe('drifted');
});

it('keeps a baseline as JSON of a bounded size, and reads it back', () => {
  const inferences = even(5000).map((confidence) => ({ confidence, predictedLabel: 'bicycle' }));
  const baseline = makeBaseline(samplesOf(inferences, [{ brightness: 0.5, contrast: 0.2, sharpness: 0.1 }]));
  expect(Object.keys(baseline.numbers)).toEqual(['confidence', 'brightness', 'contrast', 'sharpness']);
  expect(baseline.numbers['confidence']!.count).toBe(5000);
  expect(baseline.numbers['confidence']!.sample).toHaveLength(1000);
  expect(parseBaseline(JSON.stringify(baseline), 'b.json')).toEqual(baseline);
  expect(() => parseBaseline('{}', 'b.json')).toThrow('b.json is no baseline');
  expect(() => parseBaseline('', 'b.json')).toThrow('b.json is no baseline');
});
