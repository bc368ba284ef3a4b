import { expect, it } from 'vitest';
import { percent } from './percent.ts';

it.each([
  [0.975, 1, '97.5 %'],
  [1, 1, '100.0 %'],
  [0, 1, '0.0 %'],
  [4999 / 5000, 1, '99.9 %'],
  [1 / 5000, 1, '0.1 %'],
  [0.996, 0, '99 %'],
  [0.004, 0, '1 %'],
])('writes %d with %d digits as %s', (share, digits, text) => {
  expect(percent(share, digits)).toBe(text);
});
