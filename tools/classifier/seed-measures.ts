import { countRight, expectedCalibrationError, judge, passingAt, sharpen } from '@scones/classifier-measures';
import { mean } from './statistics.ts';
import type { TrialResult } from './trial.ts';

/** The workflow's default: an answer that is less sure doesn't pass. */
export const THRESHOLD = 0.93;

export interface SeedMeasures {
  readonly accuracy: number;
  /** Expected calibration error with the logits as they were learned, and with the factor that calibrates them. */
  readonly errorBefore: number;
  readonly errorAfter: number;
  /** The share of the answers that pass, and the share of those that are right. */
  readonly passed: number;
  readonly passedRight: number;
  readonly seconds: number;
}

export function measuresOf({ answers, sharpness, seconds }: TrialResult): SeedMeasures {
  const after = answers.map(judge);
  const before = answers.map(({ label, probabilities }) =>
    judge({ label, probabilities: sharpen(probabilities, 1 / sharpness) }),
  );
  const { passed, right } = passingAt(after, THRESHOLD);
  return {
    accuracy: countRight(after) / after.length,
    errorBefore: expectedCalibrationError(before),
    errorAfter: expectedCalibrationError(after),
    passed: passed / after.length,
    passedRight: right / passed,
    seconds,
  };
}

export function meanMeasures(all: readonly SeedMeasures[]): SeedMeasures {
  const of = (key: keyof SeedMeasures): number => mean(all.map((each) => each[key]));
  return {
    accuracy: of('accuracy'),
    errorBefore: of('errorBefore'),
    errorAfter: of('errorAfter'),
    passed: of('passed'),
    passedRight: of('passedRight'),
    seconds: of('seconds'),
  };
}
