import { expect, it } from 'vitest';
import { bar } from './bar.ts';

it.each([
  [0, 4, '····'],
  [1, 4, '▇···'],
  [4, 4, '▇▇▇▇'],
  [9, 4, '▇▇▇▇'],
  [0, 0, '····'],
])('draws %i of %i as %s', (done, total, expected) => {
  expect(bar(done, total, 4)).toBe(expected);
});
