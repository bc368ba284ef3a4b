import type { JudgedPicture } from './judged-pictures.ts';

type Sure = Pick<JudgedPicture, 'confidence' | 'isRight'>;

export interface SurenessBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly accuracy: number;
}

const BINS = 10;

/** How often the model is right at each level of confidence; only bins that have pictures. */
export function surenessBins(pictures: readonly Sure[]): SurenessBin[] {
  const bins = Array.from({ length: BINS }, (): Sure[] => []);
  for (const picture of pictures)
    bins[Math.min(BINS - 1, Math.floor(picture.confidence * BINS))]?.push(picture);
  return bins.flatMap((members, index) => {
    const count = members.length;
    if (count === 0) return [];
    const sum = members.reduce((total, { confidence }) => total + confidence, 0);
    const right = members.filter(({ isRight }) => isRight).length;
    return [
      {
        from: index / BINS,
        to: (index + 1) / BINS,
        count,
        meanConfidence: sum / count,
        accuracy: right / count,
      },
    ];
  });
}

/**
 * The average difference between confidence and accuracy, weighted by the pictures of each bin: the expected
 * calibration error (https://arxiv.org/abs/1706.04599). It is 0 for a model that is right as often as it says.
 */
export function calibrationError(bins: readonly SurenessBin[]): number {
  const pictures = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce(
    (sum, { count, meanConfidence, accuracy }) =>
      sum + (count / pictures) * Math.abs(meanConfidence - accuracy),
    0,
  );
}
