import type { BranchTrainers } from './branch-trainers.ts';
import type { TrainingBatches } from './training-batches.ts';

/** Each replaces a tenth of the statistics, so that next to nothing is left of those before. */
const BATCHES = 32;

/**
 * Takes batch norms' running statistics once more, with the last weights and from batches of plain pictures: those of
 * the training belong to varied pictures, and the model is asked about plain ones. No weight moves.
 */
export async function settleNorms(trainer: BranchTrainers, plain: TrainingBatches): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    for (const { pictures, targets } of trainer.next) plain.fill(pictures, targets);
    await trainer.step(0);
  }
}
