import { countRight, type Judged } from '../judge.ts';

/** Answers that are about as sure: those with a confidence from `from` up to `to`. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly accuracy: number;
  readonly right: number;
}

/** Of equal width, from 0 to 1. */
export const RELIABILITY_BINS = 10;

/** How often the model is right at each level of confidence; only bins that have answers. */
export function reliabilityBins(answers: readonly Judged[], bins = RELIABILITY_BINS): ReliabilityBin[] {
  const members = Array.from({ length: bins }, (): Judged[] => []);
  for (const answer of answers)
    members[Math.min(bins - 1, Math.floor(answer.confidence * bins))]?.push(answer);
  return members.flatMap((inBin, index) => {
    const count = inBin.length;
    if (count === 0) return [];
    const sum = inBin.reduce((total, { confidence }) => total + confidence, 0);
    const right = countRight(inBin);
    return [
      {
        from: index / bins,
        to: (index + 1) / bins,
        count,
        meanConfidence: sum / count,
        accuracy: right / count,
        right,
      },
    ];
  });
}

/**
 * The expected calibration error: the average difference between confidence and accuracy, weighted by the answers of
 * each bin of equal width (https://arxiv.org/abs/1706.04599). It is 0 for a model that is right as often as it says,
 * and not a number where there are no answers.
 */
export function expectedCalibrationError(answers: readonly Judged[], bins = RELIABILITY_BINS): number {
  const gaps = reliabilityBins(answers, bins).map(
    ({ count, meanConfidence, accuracy }) => count * Math.abs(meanConfidence - accuracy),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / answers.length;
}
