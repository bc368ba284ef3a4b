import { describe, expect, it } from 'vitest';
import { arc, smooth } from './geometry.ts';

const pairs = (points: readonly number[]): [number, number][] =>
  Array.from({ length: points.length / 2 }, (_, index) => [points[2 * index]!, points[2 * index + 1]!]);

describe('arc', () => {
  it('keeps to its ellipse', () => {
    for (const [x, y] of pairs(arc(3, -2, 4, 0.5)))
      expect(((x - 3) / 4) ** 2 + ((y + 2) / 0.5) ** 2).toBeCloseTo(1, 10);
  });

  it('runs clockwise on the screen, from the right', () => {
    const points = pairs(arc(0, 0, 1, 1, 0, 0.25));
    expect(points[0]).toEqual([1, 0]);
    expect(points.at(-1)![0]).toBeCloseTo(0, 10);
    // Down is where y grows.
    expect(points.at(-1)![1]).toBeCloseTo(1, 10);
  });

  it('takes more steps for a longer way, and four at least', () => {
    expect(pairs(arc(0, 0, 1, 1))).toHaveLength(29);
    expect(pairs(arc(0, 0, 1, 1, 0, 0.5))).toHaveLength(15);
    expect(pairs(arc(0, 0, 1, 1, 0.5, 0.5))).toHaveLength(5);
  });
});

describe('smooth', () => {
  it('stays on a straight line, and begins and ends where it does', () => {
    const points = pairs(smooth([0, 0, 1, 2, 2, 4, 3, 6]));
    expect(points[0]).toEqual([0, 0]);
    expect(points.at(-1)).toEqual([3, 6]);
    for (const [x, y] of points) expect(y).toBeCloseTo(2 * x, 10);
  });

  it('has as many points between two given ones as it is told', () => {
    expect(pairs(smooth([0, 0, 1, 1, 2, 0], 4))).toHaveLength(9);
  });
});
