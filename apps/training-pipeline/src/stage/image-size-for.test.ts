import { expect, it } from 'vitest';
import { imageSizeFor } from './image-size-for.ts';

it.each([
  ['pictures of 32 pixels', [32, 32, 32], 32],
  ['icons', [8, 16], 32],
  ['a few large ones among small ones', [40, 40, 40, 3000], 32],
  ['pictures of 50 pixels', [50, 52, 55], 48],
  ['photographs', [1080, 2000, 3000], 64],
])('suits %s', (_what, sides, size) => {
  expect(imageSizeFor(sides)).toBe(size);
});
