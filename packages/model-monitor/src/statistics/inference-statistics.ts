import type { Inference } from '../capture/inference.ts';
import { MonitorError } from '../monitor-error.ts';
import { describe, meanOf, type Description } from './describe.ts';
import { histogramOf, type Histogram } from './histogram.ts';

type Answer = Pick<Inference, 'time' | 'confidence' | 'predictedLabel'>;

export interface TimeBucket {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly shareBelowThreshold: number;
}

export interface InferenceStatistics {
  readonly count: number;
  readonly byLabel: Readonly<Record<string, number>>;
  /** Absent where there are no inferences. */
  readonly confidence?: Description;
  readonly histogram: Histogram;
  readonly threshold: number;
  readonly belowThreshold: number;
  readonly shareBelowThreshold: number;
  /** In the order of time; buckets without inferences are left out. */
  readonly buckets: readonly TimeBucket[];
}

export interface StatisticsOptions {
  readonly threshold: number;
  /** The length of a time bucket; a minute by default. */
  readonly bucketMillis?: number;
  readonly bins?: number;
}

export function inferenceStatistics(
  inferences: readonly Answer[],
  options: StatisticsOptions,
): InferenceStatistics {
  const { threshold, bucketMillis = 60_000, bins = 20 } = options;
  if (!(bucketMillis > 0))
    throw new MonitorError('BAD_OPTION', `bucketMillis is ${bucketMillis}`, 'Give more than 0.');
  const confidences = inferences.map(({ confidence }) => confidence);
  const confidence = describe(confidences);
  const below = confidences.filter((value) => value < threshold).length;
  return {
    count: inferences.length,
    byLabel: countBy(inferences.map(({ predictedLabel }) => predictedLabel)),
    ...(confidence && { confidence }),
    histogram: histogramOf(confidences, 0, 1, bins),
    threshold,
    belowThreshold: below,
    shareBelowThreshold: below / Math.max(1, confidences.length),
    buckets: bucketsOf(inferences, threshold, bucketMillis),
  };
}

export function countBy(labels: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function bucketsOf(inferences: readonly Answer[], threshold: number, bucketMillis: number): TimeBucket[] {
  const buckets = new Map<number, number[]>();
  for (const { time, confidence } of inferences) {
    const from = Math.floor(time / bucketMillis) * bucketMillis;
    const bucket = buckets.get(from);
    if (bucket) bucket.push(confidence);
    else buckets.set(from, [confidence]);
  }
  return [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([from, values]) => ({
      from,
      count: values.length,
      meanConfidence: meanOf(values),
      shareBelowThreshold: values.filter((value) => value < threshold).length / values.length,
    }));
}
