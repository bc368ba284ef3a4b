import { seededRandom } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { applyDrift, NO_DRIFT, type Drift } from './drift.ts';
import type { Picture } from './picture.ts';

/** White in its right half, black in its left. */
const edge: Picture = {
  width: 32,
  height: 32,
  rgb: Uint8Array.from({ length: 3 * 32 * 32 }, (_, at) => (Math.floor(at / 3) % 32 < 16 ? 0 : 255)),
};

const drifted = (drift: Partial<Drift>): Uint8Array =>
  applyDrift(edge, { ...NO_DRIFT, ...drift }, seededRandom(1)).rgb;
const mean = (rgb: Uint8Array): number => rgb.reduce((sum, value) => sum + value, 0) / rgb.length;

it('leaves a picture as it is at 0', () => {
  expect(drifted({})).toEqual(edge.rgb);
});

it('blurs edges and keeps the light', () => {
  const row = drifted({ blur: 1 });
  expect(row[3 * 15]).toBeGreaterThan(60);
  expect(row[3 * 16]).toBeLessThan(195);
  expect(mean(row)).toBeCloseTo(mean(edge.rgb), -1);
});

it('darkens to a tenth', () => {
  expect(mean(drifted({ darkness: 1 }))).toBeCloseTo(mean(edge.rgb) / 10, 0);
});

it('adds noise, the same for the same random', () => {
  const noisy = drifted({ noise: 0.5 });
  expect(noisy).not.toEqual(edge.rgb);
  expect(drifted({ noise: 0.5 })).toEqual(noisy);
});

it('does not touch the picture that it is given, and refuses knobs outside 0 to 1', () => {
  const before = Uint8Array.from(edge.rgb);
  drifted({ blur: 0.5, darkness: 0.5, noise: 0.5 });
  expect(edge.rgb).toEqual(before);
  expect(() => drifted({ blur: 1.5 })).toThrow('drift.blur is 1.5');
  expect(() => drifted({ noise: NaN })).toThrow('drift.noise is NaN');
});
