import { expect, it } from 'vitest';
import { narrowest } from './track-widths.ts';

it('sums the least widths of the tracks, with gaps and padding', () => {
  expect(narrowest(['100px', 'minmax(160px, 2fr)'])).toBe(100 + 160 + 12 + 16);
  expect(narrowest(['1fr'])).toBe(16);
});
