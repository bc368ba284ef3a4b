import { expect, it } from 'vitest';
import { mostConfused } from './most-confused.ts';

const evaluation = {
  classes: ['bus', 'car', 'train'],
  confusionMatrix: [
    [3, 0, 2],
    [1, 4, 0],
    [0, 0, 5],
  ],
};

it('names the most frequent mistakes, the worst first', () => {
  expect(mostConfused(evaluation)).toEqual([
    '2 of 5 pictures of bus are taken for train',
    '1 of 5 pictures of car are taken for bus',
  ]);
  expect(mostConfused(evaluation, 1)).toHaveLength(1);
});

it('names none where all is right', () => {
  expect(mostConfused({ classes: ['bus'], confusionMatrix: [[5]] })).toEqual([]);
});
