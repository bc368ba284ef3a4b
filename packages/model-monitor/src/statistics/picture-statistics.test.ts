import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureStatistics } from './picture-statistics.ts';

const SIDE = 6;
const filled = (colourAt: (x: number, y: number) => readonly [number, number, number]) => ({
  width: SIDE,
  height: SIDE,
  rgb: Uint8Array.from(
    Array.from({ length: SIDE * SIDE }, (_, at) => colourAt(at % SIDE, Math.floor(at / SIDE))).flat(),
  ),
});

describe('brightness', () => {
  it.each<[string, readonly [number, number, number], number]>([
    ['black', [0, 0, 0], 0],
    ['red', [255, 0, 0], 0.299],
    ['green', [0, 255, 0], 0.587],
    ['blue', [0, 0, 255], 0.114],
    ['white', [255, 255, 255], 1],
  ])('of %s is its luma', (_name, colour, luma) => {
    const { brightness, contrast, sharpness } = pictureStatistics(filled(() => colour));
    expect(brightness).toBeCloseTo(luma, 10);
    expect(contrast).toBeCloseTo(0, 6);
    expect(sharpness).toBeCloseTo(0, 6);
  });
});

describe('contrast', () => {
  it('is a half where half is black and half is white', () => {
    const halves = filled((x) => (x < SIDE / 2 ? [0, 0, 0] : [255, 255, 255]));
    expect(pictureStatistics(halves).contrast).toBeCloseTo(0.5, 10);
  });
});

describe('sharpness', () => {
  it('is none in an even slope, and the most in a chessboard', () => {
    const slope = filled((x) => [40 * x, 40 * x, 40 * x]);
    const board = filled((x, y) => ((x + y) % 2 === 0 ? [0, 0, 0] : [255, 255, 255]));
    expect(pictureStatistics(slope).sharpness).toBeCloseTo(0, 6);
    expect(pictureStatistics(board).sharpness).toBeCloseTo(4, 6);
  });

  it('is 0 of a picture that is too small to have an inside', () => {
    expect(pictureStatistics({ width: 2, height: 1, rgb: Uint8Array.of(0, 0, 0, 9, 9, 9) }).sharpness).toBe(
      0,
    );
  });
});

it('stays within its bounds for any picture', () => {
  const pixels = fc.uint8Array({ minLength: 3 * SIDE * SIDE, maxLength: 3 * SIDE * SIDE });
  fc.assert(
    fc.property(pixels, (rgb) => {
      const { brightness, contrast, sharpness } = pictureStatistics({ width: SIDE, height: SIDE, rgb });
      expect(brightness).toBeGreaterThanOrEqual(0);
      expect(brightness).toBeLessThanOrEqual(1);
      expect(contrast).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(sharpness).toBeLessThanOrEqual(4 + 1e-9);
    }),
  );
});
