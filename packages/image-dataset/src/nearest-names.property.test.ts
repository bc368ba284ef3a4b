import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, nearestNames } from './nearest-names.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', 'ä', '🚲'), maxLength: 6 });
const SEED = { seed: 9, numRuns: 300 };
const lengthOf = (text: string): number => [...text].length;

it('is no distance from a name to itself, and as far there as back', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(editDistance(one, one)).toBe(0);
      expect(editDistance(one, other)).toBe(editDistance(other, one));
      expect(editDistance(one, other) === 0).toBe(one === other);
    }),
    SEED,
  );
});

it('is never longer on the straight way, nor than writing the longer name anew', () => {
  fc.assert(
    fc.property(word, word, word, (one, between, other) => {
      const straight = editDistance(one, other);
      expect(straight).toBeLessThanOrEqual(editDistance(one, between) + editDistance(between, other));
      expect(straight).toBeLessThanOrEqual(Math.max(lengthOf(one), lengthOf(other)));
      expect(straight).toBeGreaterThanOrEqual(Math.abs(lengthOf(one) - lengthOf(other)));
    }),
    SEED,
  );
});

it('counts one for a letter that is put in, left out or replaced anywhere', () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom('x', '🛵'), (before, after, letter) => {
      const whole = `${before}a${after}`;
      expect(editDistance(whole, `${before}${letter}a${after}`)).toBe(1);
      expect(editDistance(whole, `${before}${letter}${after}`)).toBe(1);
      expect(editDistance(`${before}${letter}${after}`, `${before}${after}`)).toBe(1);
    }),
    SEED,
  );
});

it('suggests a known name first for itself, however it is written', () => {
  const known = ['pickup_truck', 'bicycle', 'motorcycle', 'bus', 'streetcar'];
  fc.assert(
    fc.property(
      fc.constantFrom(...known),
      fc.constantFrom('_', '-', ' '),
      fc.boolean(),
      (name, gap, upper) => {
        const written = name.replace('_', gap);
        expect(nearestNames(upper ? written.toUpperCase() : written, known)[0]).toBe(name);
      },
    ),
    SEED,
  );
});
