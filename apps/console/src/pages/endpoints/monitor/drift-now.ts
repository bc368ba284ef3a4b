import {
  detectDrift,
  type DriftReport,
  type Inference,
  makeBaseline,
  type PictureStatistics,
  samplesOf,
} from '@scones/model-monitor';

/** The training pictures, as far as the console has read them. */
export interface Training {
  readonly pictures: readonly PictureStatistics[];
  /** The number of training pictures by class. */
  readonly byClass: Readonly<Record<string, number>>;
}

type Answer = Pick<Inference, 'confidence' | 'predictedLabel'>;

export interface Compared {
  readonly training: Training;
  /**
   * The first answers of the endpoint. The model's confidence in its training pictures says nothing, since it has
   * learnt them by heart.
   */
  readonly first: readonly Answer[];
  readonly now: readonly Answer[];
  readonly picturesNow: readonly PictureStatistics[];
}

/** The number of a new endpoint's first answers with which later ones are compared. */
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

/** The number of measures that drifted, which the alarm watches. */
export function driftedCount({ features }: DriftReport): number {
  return features.filter(({ verdict }) => verdict === 'drifted').length;
}
