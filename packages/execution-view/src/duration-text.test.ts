import { expect, it } from 'vitest';
import { durationText } from './duration-text.ts';

it.each([
  [0, '0 ms'],
  [830.4, '830 ms'],
  [4200, '4.20 s'],
  [42_000, '42.0 s'],
  [200_000, '3 min 20 s'],
  [3_720_000, '1 h 2 min'],
])('says %d milliseconds as %j', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
