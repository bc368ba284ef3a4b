import { expect, it } from 'vitest';
import { bytesText } from './bytes-text.ts';

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [3400, '3.4 KB'],
  [12_345_678, '12 MB'],
  [5e12, '5000 GB'],
])('says %d bytes as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
