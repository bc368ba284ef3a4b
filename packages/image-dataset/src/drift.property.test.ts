import { seededRandom } from '@scones/deterministic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDrift, NO_DRIFT } from './drift.ts';

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 8 }), height: fc.integer({ min: 1, max: 8 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: 3 * width * height, maxLength: 3 * width * height })
      .map((rgb) => ({ width, height, rgb })),
  );
const knob = fc.double({ min: 0, max: 1, noNaN: true });

describe('a picture that drifts', () => {
  it('keeps its size, whatever the drift', () => {
    fc.assert(
      fc.property(picture, knob, knob, knob, (before, blur, darkness, noise) => {
        const after = applyDrift(before, { blur, darkness, noise }, seededRandom(1));
        expect(after).toMatchObject({ width: before.width, height: before.height });
        expect(after.rgb).toHaveLength(before.rgb.length);
      }),
    );
  });

  it('has no pixel brighter or darker than its own when it is only blurred', () => {
    fc.assert(
      fc.property(picture, knob, (before, blur) => {
        const { rgb } = applyDrift(before, { ...NO_DRIFT, blur }, seededRandom(1));
        for (const channel of [0, 1, 2]) {
          const own = before.rgb.filter((_, index) => index % 3 === channel);
          const blurred = rgb.filter((_, index) => index % 3 === channel);
          expect(Math.max(...blurred)).toBeLessThanOrEqual(Math.max(...own));
          expect(Math.min(...blurred)).toBeGreaterThanOrEqual(Math.min(...own));
        }
      }),
    );
  });

  it('has no pixel that gets brighter when it is darkened', () => {
    fc.assert(
      fc.property(picture, knob, knob, (before, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(
          (darkness) => applyDrift(before, { ...NO_DRIFT, darkness }, seededRandom(1)).rgb,
        ) as [Uint8Array, Uint8Array];
        expect(more.every((value, index) => value <= less[index]!)).toBe(true);
      }),
    );
  });
});
