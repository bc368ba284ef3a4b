import { chooseThreshold, judge, type LabelledAnswer } from '@scones/classifier-measures';
import { MonitorError } from '../monitor-error.ts';
import type { ThresholdTarget } from './quality-schema.ts';

/**
 * The threshold by which the wanted share of what passes is right among the validation pictures. Throws `NO_THRESHOLD`
 * where not even the surest answers are right that often.
 */
export function targetThreshold(
  validation: readonly LabelledAnswer[],
  targetAccuracy: number,
): ThresholdTarget {
  const chosen = chooseThreshold(validation.map(judge), targetAccuracy);
  if (chosen) return { accuracy: targetAccuracy, pictures: validation.length, ...chosen };
  throw new MonitorError(
    'NO_THRESHOLD',
    `No threshold lets ${targetAccuracy} of what passes be right among the ${validation.length} validation pictures`,
    'Ask for less by --target-accuracy, or train a better model.',
  );
}
