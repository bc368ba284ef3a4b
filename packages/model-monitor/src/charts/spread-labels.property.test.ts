import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

it('keeps labels in their order, apart and within bounds, wherever they are wanted', () => {
  const wanted = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(wanted, fc.integer({ min: 1, max: 50 }), (places, width) => {
      const placed = spreadLabels(places, width, 0, 1000);
      const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]!);
      const sorted = order.map((index) => placed[index]!);
      sorted.slice(1).forEach((place, index) => {
        expect(place - sorted[index]!).toBeGreaterThanOrEqual(width - 1e-6);
      });
      expect(sorted[0]!).toBeGreaterThanOrEqual(width / 2 - 1e-6);
      expect(sorted.at(-1)!).toBeLessThanOrEqual(1000 - width / 2 + 1e-6);
    }),
    { seed: 9, numRuns: 300 },
  );
});
