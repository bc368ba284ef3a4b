import { expect, it } from 'vitest';
import { stratifiedFolds } from './stratified-folds.ts';

const labels = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? 1 : 0));

it('gives each fold as many pictures of each class', () => {
  const folds = stratifiedFolds(labels, 4, 1);
  for (const [label, count] of [
    [0, 10],
    [1, 5],
  ])
    for (let fold = 0; fold < 4; fold++)
      expect(labels.filter((own, index) => own === label && folds[index] === fold)).toHaveLength(count ?? 0);
});

it('shares out by the seed', () => {
  expect(stratifiedFolds(labels, 4, 1)).toEqual(stratifiedFolds(labels, 4, 1));
  expect(stratifiedFolds(labels, 4, 1)).not.toEqual(stratifiedFolds(labels, 4, 2));
});
