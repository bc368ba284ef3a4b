import type { Hyperparameters } from './hyperparameters.ts';

const DEFAULT = 32;

/** A batch has no more pictures than there are to learn from. */
export function batchSizeFor(
  { mini_batch_size: wanted = DEFAULT }: Hyperparameters,
  pictures: number,
): number {
  return Math.min(wanted, pictures);
}
