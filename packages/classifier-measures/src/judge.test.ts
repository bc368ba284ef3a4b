import { expect, it } from 'vitest';
import { bySureness, countRight, judge, predictedClass } from './judge.ts';

it('takes the most probable class, and the first of equals', () => {
  expect(predictedClass([0.2, 0.5, 0.3])).toBe(1);
  expect(predictedClass(Float32Array.of(0.5, 0.5))).toBe(0);
  expect(predictedClass([])).toBe(-1);
});

it('says how sure an answer was, and whether it was right', () => {
  expect(judge({ probabilities: [0.1, 0.9], label: 1 })).toEqual({ confidence: 0.9, isRight: true });
  expect(judge({ probabilities: [0.1, 0.9], label: 0 })).toEqual({ confidence: 0.9, isRight: false });
  expect(judge({ probabilities: [], label: 0 })).toEqual({ confidence: 0, isRight: false });
});

it('counts what is right, and puts the surest first', () => {
  const answers = [
    { confidence: 0.6, isRight: true },
    { confidence: 0.9, isRight: false },
    { confidence: 0.8, isRight: true },
  ];
  expect(countRight(answers)).toBe(2);
  expect(bySureness(answers).map(({ confidence }) => confidence)).toEqual([0.9, 0.8, 0.6]);
});
