import { expect, it } from 'vitest';
import { sharesOf } from './shares.ts';

it('gives the share of each name, and none of what was not counted', () => {
  expect(sharesOf({ a: 1, b: 3 }, ['a', 'b', 'c'])).toEqual([0.25, 0.75, 0]);
  expect(sharesOf({}, ['a'])).toEqual([0]);
});
