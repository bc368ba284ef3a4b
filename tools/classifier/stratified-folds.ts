import { seededRandom, shuffled } from '@scones/deterministic';

/** Shares out the pictures, class by class, among so many folds: for each picture, the number of its fold. */
export function stratifiedFolds(labels: readonly number[], folds: number, seed: number): number[] {
  const random = seededRandom(seed);
  const order = shuffled(random, labels.keys()).sort((a, b) => (labels[a] as number) - (labels[b] as number));
  const foldOf = new Array<number>(labels.length);
  order.forEach((picture, place) => (foldOf[picture] = place % folds));
  return foldOf;
}
