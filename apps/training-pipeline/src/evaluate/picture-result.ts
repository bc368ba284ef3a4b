import { predictedClass } from '@scones/classifier-measures';

/** How one picture's execution ended: confident, doubtful, or for another reason. */
export type PictureStatus = 'succeeded' | 'belowThreshold' | 'failedOtherwise';

export interface PictureResult {
  readonly key: string;
  /** The true one. */
  readonly label: number;
  readonly status: PictureStatus;
  /** By label; undefined when the endpoint's answer was never reached. */
  readonly probabilities: readonly number[] | undefined;
  readonly executionArn: string;
  readonly milliseconds: number;
  /** When the execution ended, in milliseconds since the epoch. */
  readonly stoppedAt: number;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** The label with the greatest probability. */
export function predictedLabel({ probabilities }: PictureResult): number | undefined {
  const label = predictedClass(probabilities ?? []);
  return label < 0 ? undefined : label;
}
