import { expect, it } from 'vitest';
import { chooseThreshold } from './choose-threshold.ts';
import { passingAt } from './coverage.ts';

const answers = [
  { confidence: 0.999, isRight: true },
  { confidence: 0.98, isRight: true },
  { confidence: 0.97, isRight: false },
  { confidence: 0.9, isRight: true },
  { confidence: 0.8, isRight: true },
  { confidence: 0.7, isRight: false },
];

it.each([
  [1, 0.98, 2, 2],
  [0.8, 0.8, 5, 4],
  [0.6, 0.7, 6, 4],
])('reaches %d by a threshold of %d, which passes %i', (target, threshold, passed, right) => {
  expect(chooseThreshold(answers, target)).toEqual({ threshold, passed, right });
});

it('passes with its short number just what it says', () => {
  for (const target of [1, 0.8, 0.6]) {
    const chosen = chooseThreshold(answers, target)!;
    expect(passingAt(answers, chosen.threshold)).toEqual(chosen);
    expect(String(chosen.threshold).length).toBeLessThanOrEqual(5);
  }
});

it('tells apart answers that are nearly equally sure', () => {
  const close = [
    { confidence: 0.99999912, isRight: true },
    { confidence: 0.99999911, isRight: false },
  ];
  const chosen = chooseThreshold(close, 1)!;
  expect(passingAt(close, chosen.threshold)).toMatchObject({ passed: 1, right: 1 });
});

it('lets no answer pass that is much less sure than any that was seen', () => {
  expect(chooseThreshold([{ confidence: 0.834, isRight: true }], 0.9)?.threshold).toBe(0.83);
});

it('finds none where the surest answer is wrong, or where there are no answers', () => {
  expect(chooseThreshold([{ confidence: 1, isRight: false }], 0.9)).toBeUndefined();
  expect(chooseThreshold([], 0.9)).toBeUndefined();
});
