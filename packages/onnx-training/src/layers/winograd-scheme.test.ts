import { describe, expect, it } from 'vitest';
import { KERNEL, SCHEMES } from './winograd-scheme.ts';

function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] as number), 0));
}

describe.each(SCHEMES)(
  'The scheme for tiles of $side pixels on a side',
  ({ side, ofInput, ofKernel, ofResult }) => {
    it('makes a line of pixels from one product for each that it sees', () => {
      const seen = Array.from({ length: side + KERNEL - 1 }, (_, index) => Math.sin(3 * index + 1));
      const kernel = [0.3, -1.2, 0.7];
      const inputs = times(ofInput, seen);
      const products = times(ofKernel, kernel).map((value, index) => value * (inputs[index] as number));
      const line = times(ofResult, products);
      expect(line).toHaveLength(side);
      line.forEach((pixel, index) => {
        const direct = kernel.reduce((sum, value, tap) => sum + value * (seen[index + tap] as number), 0);
        expect(pixel).toBeCloseTo(direct, 12);
      });
    });
  },
);
