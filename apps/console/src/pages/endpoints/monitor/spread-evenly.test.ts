import { expect, it } from 'vitest';
import { spreadEvenly } from './spread-evenly.ts';

it('keeps few items, and of many as many as asked for, from the first to near the last', () => {
  expect(spreadEvenly([1, 2, 3], 5)).toEqual([1, 2, 3]);
  const items = Array.from({ length: 800 }, (_, index) => index);
  const spread = spreadEvenly(items, 200);
  expect(spread).toHaveLength(200);
  expect(spread.slice(0, 3)).toEqual([0, 4, 8]);
  expect(spread.at(-1)).toBe(796);
});
