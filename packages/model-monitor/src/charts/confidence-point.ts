import type { Inference } from '../capture/inference.ts';

export type ConfidencePoint = Pick<Inference, 'time' | 'confidence' | 'predictedLabel' | 'image'> & {
  /** For the tooltip. */
  readonly name?: string;
};
