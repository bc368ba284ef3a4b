import {
  detectDrift,
  type DriftReport,
  type Inference,
  makeBaseline,
  type PictureStatistics,
  samplesOf,
} from '@scones/model-monitor';

/** What the model learnt from, as far as the console has looked at it. */
export interface Training {
  readonly pictures: readonly PictureStatistics[];
  /** How many pictures it learnt from, by class. */
  readonly byClass: Readonly<Record<string, number>>;
}

type Answer = Pick<Inference, 'confidence' | 'predictedLabel'>;

export interface Compared {
  readonly training: Training;
  /** The first answers of the endpoint: on pictures that a model has learnt by heart its confidence says nothing. */
  readonly first: readonly Answer[];
  readonly now: readonly Answer[];
  readonly picturesNow: readonly PictureStatistics[];
}

/** So many answers of a new endpoint say how sure it is when all is well. */
export const FIRST_ANSWERS = 200;

/** Pictures and classes against the training data, confidence against the endpoint's first answers. */
export function driftNow({ training, first, now, picturesNow }: Compared): DriftReport {
  const baseline = makeBaseline(samplesOf(first, training.pictures));
  const early = new Set(first);
  const later = now.filter((answer) => !early.has(answer));
  const seen = samplesOf(now, picturesNow);
  return detectDrift(
    { ...baseline, labels: { predictedLabel: { ...training.byClass } } },
    { ...seen, numbers: { ...seen.numbers, confidence: later.map(({ confidence }) => confidence) } },
  );
}

/** How many of the measures drifted: what the alarm watches. */
export function driftedCount({ features }: DriftReport): number {
  return features.filter(({ verdict }) => verdict === 'drifted').length;
}
