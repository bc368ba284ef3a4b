import { z } from 'zod';
import type { Inference } from '../capture/inference.ts';
import { MonitorError } from '../monitor-error.ts';
import { quantile } from '../statistics/describe.ts';
import { countBy } from '../statistics/inference-statistics.ts';
import type { PictureStatistics } from '../statistics/picture-statistics.ts';

/** The numbers and labels that are watched, by the name of the feature. */
export interface Samples {
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

const numberFeatureSchema = z.object({
  count: z.number().int().nonnegative(),
  /** Sorted; at most `MOST_KEPT`, evenly spread over the distribution. */
  sample: z.array(z.number()),
});

/** A baseline is plain JSON, so that it can be kept beside the model. */
export const baselineSchema = z.strictObject({
  version: z.literal(1),
  numbers: z.record(z.string(), numberFeatureSchema),
  labels: z.record(z.string(), z.record(z.string(), z.number().int().nonnegative())),
});

export type Baseline = z.infer<typeof baselineSchema>;

const MOST_KEPT = 1000;

/** The features of some inferences and, where they were decoded, of their pictures. */
export function samplesOf(
  inferences: readonly Pick<Inference, 'confidence' | 'predictedLabel'>[],
  pictures: readonly PictureStatistics[] = [],
): Samples {
  return {
    numbers: {
      confidence: inferences.map(({ confidence }) => confidence),
      ...(pictures.length > 0 && {
        brightness: pictures.map(({ brightness }) => brightness),
        contrast: pictures.map(({ contrast }) => contrast),
        sharpness: pictures.map(({ sharpness }) => sharpness),
      }),
    },
    labels: { predictedLabel: inferences.map(({ predictedLabel }) => predictedLabel) },
  };
}

export function makeBaseline({ numbers, labels }: Samples): Baseline {
  return {
    version: 1,
    numbers: mapValues(numbers, (values) => ({ count: values.length, sample: thinned(values) })),
    labels: mapValues(labels, countBy),
  };
}

export function parseBaseline(text: string, source: string): Baseline {
  const hint = 'Make the baseline anew.';
  try {
    return baselineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new MonitorError('BAD_BASELINE', `${source} is no baseline`, hint, { cause });
  }
}

function thinned(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length <= MOST_KEPT) return sorted;
  return Array.from({ length: MOST_KEPT }, (_, index) => quantile(sorted, index / (MOST_KEPT - 1)));
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
