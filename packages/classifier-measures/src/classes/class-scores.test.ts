import { expect, it } from 'vitest';
import { classScores, confusionCounts, macroF1 } from './class-scores.ts';

it('has true classes in rows and predicted ones in columns', () => {
  const answers = [
    { probabilities: [0.9, 0.1], label: 0 },
    { probabilities: [0.9, 0.1], label: 1 },
    { probabilities: [0.2, 0.8], label: 1 },
    { probabilities: [], label: 1 },
  ];
  expect(confusionCounts(answers, 2)).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

it('knows precision, recall and F1 of each class', () => {
  const [cat, dog] = classScores([
    [8, 2],
    [1, 9],
  ]);
  expect(cat).toMatchObject({ shown: 10, predicted: 9, right: 8, precision: 8 / 9, recall: 0.8 });
  expect(cat?.f1).toBeCloseTo(16 / 19, 12);
  expect(dog).toMatchObject({ precision: 9 / 11, recall: 0.9 });
  expect(macroF1([cat!, dog!])).toBeCloseTo((16 / 19 + 18 / 21) / 2, 12);
});

it('says nothing of a class that was never named or never shown', () => {
  const [shown, unseen, named] = classScores([
    [0, 0, 3],
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(shown).toMatchObject({ precision: undefined, recall: 0, f1: 0 });
  expect(unseen).toMatchObject({ precision: undefined, recall: undefined, f1: undefined });
  expect(named).toMatchObject({ precision: 0, recall: undefined, f1: 0 });
  expect(macroF1([])).toBeUndefined();
});
