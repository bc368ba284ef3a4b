import { seededRandom } from '@scones/deterministic';
import type { Interval } from '../intervals/interval.ts';
import { quantile, resampled, roundsFor } from '../intervals/resampled.ts';
import type { Judged } from '../judge.ts';
import { expectedCalibrationError } from './reliability.ts';

const SEED = 2;

/**
 * The 95 % interval of the expected calibration error, which always holds what was measured. Chance alone makes that
 * error larger, and larger again in each bootstrap sample, so that the samples' own quantiles lie too high. The interval
 * is therefore the symmetric one (Hall, On symmetric bootstrap confidence intervals, 1988): as far on either side
 * as 95 % of the samples lie from the measured error. It reaches down to 0 where a perfectly calibrated model with these
 * confidences would show as large an error by chance (consistency resampling: https://doi.org/10.1175/WAF993.1).
 */
export function calibrationErrorInterval(answers: readonly Judged[]): Interval | undefined {
  const measured = expectedCalibrationError(answers);
  const distances = resampled(answers, (sample) => Math.abs(expectedCalibrationError(sample) - measured));
  const reach = quantile(distances, 0.95);
  if (reach === undefined) return undefined;
  const isChance = measured <= errorByChance(answers);
  return { low: isChance ? 0 : Math.max(0, measured - reach), high: measured + reach };
}

/** The error that a perfectly calibrated model with these confidences exceeds once in forty times. */
function errorByChance(answers: readonly Judged[]): number {
  const random = seededRandom(SEED);
  const errors = Array.from({ length: roundsFor(answers.length) }, () =>
    expectedCalibrationError(
      answers.map(({ confidence }) => ({ confidence, isRight: random.float() < confidence })),
    ),
  );
  return (
    quantile(
      errors.sort((a, b) => a - b),
      0.975,
    ) ?? 0
  );
}
