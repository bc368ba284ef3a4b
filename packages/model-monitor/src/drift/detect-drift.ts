import { quantile } from '../statistics/describe.ts';
import { countBy } from '../statistics/inference-statistics.ts';
import type { Baseline, Samples } from './baseline.ts';
import { kolmogorovSmirnov, type KolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { populationStabilityIndex } from './population-stability-index.ts';

export type DriftVerdict = 'insufficient data' | 'stable' | 'shifting' | 'drifted';

export interface FeatureDrift {
  readonly feature: string;
  readonly verdict: DriftVerdict;
  readonly baselineCount: number;
  readonly count: number;
  /** Absent where there is too little data to say. */
  readonly populationStabilityIndex?: number;
  /** Of numbers only. */
  readonly kolmogorovSmirnov?: KolmogorovSmirnov;
}

export interface DriftReport {
  /** The worst of the features'. */
  readonly verdict: DriftVerdict;
  readonly features: readonly FeatureDrift[];
}

/**
 * The index's customary bounds (E. M. Lewis, "An Introduction to Credit Scoring", 1994). It is noisy in small
 * samples, so a number's shift must also be unlikely to be chance.
 */
export const DRIFT_BOUNDS = {
  minimumCount: 50,
  shifting: { index: 0.1, pValue: 0.05 },
  drifted: { index: 0.25, pValue: 0.01 },
} as const;

const BINS = 10;
const RISING: readonly DriftVerdict[] = ['insufficient data', 'stable', 'shifting', 'drifted'];

/** Compares what is seen now with the baseline, feature by feature; both must have it. */
export function detectDrift(baseline: Baseline, samples: Samples): DriftReport {
  const numbers = Object.entries(baseline.numbers).flatMap(([feature, { count, sample }]) => {
    const values = Object.hasOwn(samples.numbers, feature) ? samples.numbers[feature] : undefined;
    return values ? [numberDrift(feature, count, sample, values)] : [];
  });
  const labels = Object.entries(baseline.labels).flatMap(([feature, counts]) => {
    const values = Object.hasOwn(samples.labels, feature) ? samples.labels[feature] : undefined;
    return values ? [labelDrift(feature, counts, values)] : [];
  });
  const features = [...numbers, ...labels];
  const worst = Math.max(0, ...features.map(({ verdict }) => RISING.indexOf(verdict)));
  return { verdict: RISING[worst]!, features };
}

function numberDrift(
  feature: string,
  baselineCount: number,
  sample: readonly number[],
  values: readonly number[],
): FeatureDrift {
  const known = { feature, baselineCount, count: values.length };
  if (isTooLittle(known)) return { ...known, verdict: 'insufficient data' };
  const edges = Array.from({ length: BINS - 1 }, (_, index) => quantile(sample, (index + 1) / BINS));
  const index = populationStabilityIndex(countBetween(sample, edges), countBetween(values, edges));
  const test = kolmogorovSmirnov(
    sample,
    [...values].sort((a, b) => a - b),
  );
  return {
    ...known,
    verdict: judge(index, test.pValue),
    populationStabilityIndex: index,
    kolmogorovSmirnov: test,
  };
}

function labelDrift(
  feature: string,
  expected: Readonly<Record<string, number>>,
  values: readonly string[],
): FeatureDrift {
  const baselineCount = Object.values(expected).reduce((sum, count) => sum + count, 0);
  const known = { feature, baselineCount, count: values.length };
  if (isTooLittle(known)) return { ...known, verdict: 'insufficient data' };
  const found = countBy(values);
  const labels = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  const index = populationStabilityIndex(
    labels.map((label) => countOf(expected, label)),
    labels.map((label) => countOf(found, label)),
  );
  return { ...known, verdict: judge(index, 0), populationStabilityIndex: index };
}

/** Labels are names of classes, `constructor` for one, which every object inherits. */
function countOf(counts: Readonly<Record<string, number>>, label: string): number {
  return Object.hasOwn(counts, label) ? (counts[label] ?? 0) : 0;
}

function isTooLittle({ baselineCount, count }: { baselineCount: number; count: number }): boolean {
  return Math.min(baselineCount, count) < DRIFT_BOUNDS.minimumCount;
}

function judge(index: number, pValue: number): DriftVerdict {
  const { drifted, shifting } = DRIFT_BOUNDS;
  if (index >= drifted.index && pValue < drifted.pValue) return 'drifted';
  return index >= shifting.index && pValue < shifting.pValue ? 'shifting' : 'stable';
}

/**
 * How many values lie in each bin between the inner edges. A value that is common enough to be an edge twice is a bin
 * itself.
 */
function countBetween(values: readonly number[], edges: readonly number[]): number[] {
  const parting = [...new Set(edges)];
  const common = new Set(parting.filter((edge) => edges.indexOf(edge) < edges.lastIndexOf(edge)));
  const counts = new Array<number>(parting.length + 1 + common.size).fill(0);
  const bins = parting.flatMap((edge) => (common.has(edge) ? [edge, edge] : [edge]));
  for (const value of values) {
    const bin = bins.findIndex((edge, index) => value < edge || (value === edge && bins[index + 1] !== edge));
    counts[bin < 0 ? bins.length : bin]! += 1;
  }
  return counts;
}
