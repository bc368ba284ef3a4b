import type { Hyperparameters } from './hyperparameters.ts';

type Patience = Pick<
  Hyperparameters,
  'early_stopping' | 'early_stopping_min_epochs' | 'early_stopping_patience' | 'early_stopping_tolerance'
>;

/** Says after each epoch (from 0 on) whether the training has stopped to improve, as the built-in algorithm judges it. */
export function earlyStopping(patience: Patience): (epoch: number, accuracy: number) => boolean {
  let best = 0;
  let bestEpoch = 0;
  return (epoch, accuracy) => {
    // An improvement is measured in parts of the best accuracy so far.
    if (accuracy > best && (best === 0 || (accuracy - best) / best >= patience.early_stopping_tolerance)) {
      best = accuracy;
      bestEpoch = epoch;
    }
    const hasRun = epoch + 1 >= patience.early_stopping_min_epochs;
    return patience.early_stopping && hasRun && epoch - bestEpoch >= patience.early_stopping_patience;
  };
}
