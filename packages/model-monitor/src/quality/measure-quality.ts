import { type LabelledAnswer, type MetricsRecord, recordedAnswers } from '@scones/classifier-measures';
import { measureSet } from './measure-set.ts';
import type { Quality, ThresholdTarget } from './quality-schema.ts';

interface Evaluated {
  readonly classes: readonly string[];
  readonly threshold: number;
  /** Of every test picture; one without an answer has no probabilities. */
  readonly answers: readonly LabelledAnswer[];
  /** The model's own; a model of the built-in algorithm has none. */
  readonly record?: MetricsRecord | undefined;
  readonly target?: ThresholdTarget | undefined;
}

/** What the model's answers come to, on the test pictures and, where it has a record of them, on its validation pictures. */
export function measureQuality({ classes, threshold, answers, record, target }: Evaluated): Quality {
  const sharpness = record && { sharpness: record.sharpness };
  return {
    test: measureSet({ set: 'test', classes, threshold, answers, ...sharpness }),
    validation: record
      ? measureSet({
          set: 'validation',
          classes,
          threshold,
          answers: recordedAnswers(record),
          sharpness: record.sharpness,
        })
      : null,
    target: target ?? null,
  };
}
