import fc from 'fast-check';
import { expect, it } from 'vitest';
import { broadcastShape, sizeOf } from './tensor.ts';

const LIMITS = { seed: 9, numRuns: 300 };
const shape = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 });

/** NumPy's rule: when the shapes are aligned at the right, two sizes are equal or one of them is 1. */
function naive(a: readonly number[], b: readonly number[]): number[] | undefined {
  const width = Math.max(a.length, b.length);
  const [left, right] = [a, b].map((each) => [...Array<number>(width - each.length).fill(1), ...each]);
  const pairs = left!.map((size, axis) => [size, right![axis]!] as const);
  return pairs.every(([one, other]) => one === other || one === 1 || other === 1)
    ? pairs.map(([one, other]) => Math.max(one, other))
    : undefined;
}

it('broadcasts shapes as NumPy does, and refuses what NumPy refuses', () => {
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      const expected = naive(a, b);
      if (expected) expect(broadcastShape(a, b)).toEqual(expected);
      else expect(() => broadcastShape(a, b)).toThrow('do not broadcast');
    }),
    LIMITS,
  );
});

it('holds as many elements as its dimensions multiply to, and one without dimensions', () => {
  expect(sizeOf([])).toBe(1);
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      expect(sizeOf([...a, ...b])).toBe(sizeOf(a) * sizeOf(b));
    }),
    LIMITS,
  );
});
