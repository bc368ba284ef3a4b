import type { Hyperparameters } from './hyperparameters.ts';

/** A triangle: the rate rises from a part of its peak, and falls to another. */
export interface LearningRateSchedule {
  /** Where the rate starts and ends, as a part of its peak. */
  readonly start: number;
  readonly end: number;
  /** The part of the training after which it peaks. */
  readonly peakAt: number;
}

/** https://arxiv.org/abs/2404.00498 */
export const TRIANGLE: LearningRateSchedule = { start: 0.2, end: 0.01, peakAt: 0.2 };

/** The rate at a point of the training; `progress` goes from 0 to 1. */
export function learningRateAt(
  progress: number,
  peak: number,
  { start, end, peakAt }: LearningRateSchedule = TRIANGLE,
): number {
  if (progress < peakAt) return peak * (start + (1 - start) * (progress / peakAt));
  return peak * (end + (1 - end) * ((1 - progress) / (1 - peakAt)));
}

/** The rate in an epoch (from 0 on) of a training that multiplies it by a factor after each of some epochs. */
export function steppedRate(
  epoch: number,
  { learning_rate: rate, lr_scheduler_step: steps = [], lr_scheduler_factor: factor }: SteppedRate,
): number {
  return rate * factor ** steps.filter((step) => epoch >= step).length;
}

export type SteppedRate = Pick<
  Hyperparameters,
  'learning_rate' | 'lr_scheduler_step' | 'lr_scheduler_factor'
>;
