import type { Hyperparameters } from './hyperparameters.ts';

/** The weights with which all classes together count the same, whatever the number of their pictures. */
export function classWeights(labels: readonly number[], classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const label of labels) (counts[label] as number) += 1;
  return counts.map((count) => (count === 0 ? 0 : labels.length / (classes * count)));
}

/** The training step's option for `use_weighted_loss`. */
export function weightedLoss(
  { use_weighted_loss: isWeighted, num_classes: classes }: Hyperparameters,
  labels: readonly number[],
): { readonly classWeights?: Float32Array } {
  return isWeighted === '1' ? { classWeights: classWeights(labels, classes) } : {};
}
