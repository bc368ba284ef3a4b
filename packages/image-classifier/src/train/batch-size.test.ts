import { expect, it } from 'vitest';
import { batchSizeFor } from './batch-size.ts';

const shape = (side: number) => ({ height: side, width: side });

it.each([
  [32, 32],
  [64, 32],
  [96, 32],
  [128, 18],
  [224, 5],
])('gives pictures of %d pixels a side batches of %d', (side, size) => {
  expect(batchSizeFor({}, 1000, shape(side))).toBe(size);
});

it('does as it is told, whatever the memory, but takes no more pictures than there are', () => {
  expect(batchSizeFor({ mini_batch_size: 64 }, 1000, shape(224))).toBe(64);
  expect(batchSizeFor({ mini_batch_size: 64 }, 40, shape(32))).toBe(40);
  expect(batchSizeFor({}, 3, shape(32))).toBe(3);
});
