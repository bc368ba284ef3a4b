import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { augmentations, drawVariation, type Variation, varyInto } from './augmentation.ts';

const SHAPE = { height: 3, width: 3 };
/** Red counts its pixels, green is ten times as much, blue a hundred times. */
const SOURCE = Float32Array.from(
  { length: 27 },
  (_, index) => ((index % 9) + 1) * 10 ** Math.floor(index / 9),
);
const AS_IT_IS: Variation = {
  affine: [1, 0, 0, 0, 1, 0],
  contrast: 1,
  brightness: 0,
  saturation: 1,
  tint: [],
};

function varied(change: Partial<Variation>): Float32Array {
  const target = new Float32Array(27);
  varyInto(target, 0, SOURCE, SHAPE, { ...AS_IT_IS, ...change });
  return target;
}

describe('varyInto', () => {
  it.each<[string, Variation['affine'], number[]]>([
    ['moved right, its second column mirrored in', [1, 0, -1, 0, 1, 0], [2, 1, 2, 5, 4, 5, 8, 7, 8]],
    ['moved left', [1, 0, 1, 0, 1, 0], [2, 3, 2, 5, 6, 5, 8, 9, 8]],
    ['moved down', [1, 0, 0, 0, 1, -1], [4, 5, 6, 1, 2, 3, 4, 5, 6]],
    ['mirrored', [-1, 0, 2, 0, 1, 0], [3, 2, 1, 6, 5, 4, 9, 8, 7]],
    ['turned by a quarter', [0, 1, 0, -1, 0, 2], [7, 4, 1, 8, 5, 2, 9, 6, 3]],
    [
      'moved by half a pixel, between its neighbours',
      [1, 0, 0.5, 0, 1, 0],
      [1.5, 2.5, 2.5, 4.5, 5.5, 5.5, 7.5, 8.5, 8.5],
    ],
  ])('gives a picture %s', (_name, affine, red) => {
    const target = varied({ affine });
    expect([...target.subarray(0, 9)]).toEqual(red);
    expect([...target.subarray(9, 18)]).toEqual(red.map((value) => 10 * value));
  });

  it('writes from the offset on, and nowhere else', () => {
    const target = new Float32Array(40).fill(-1);
    varyInto(target, 5, SOURCE, SHAPE, AS_IT_IS);
    expect([...target.subarray(5, 32)]).toEqual([...SOURCE]);
    expect([...target.subarray(0, 5), ...target.subarray(32)].every((value) => value === -1)).toBe(true);
  });

  it('makes a picture grey without saturation, of the same mean', () => {
    const target = varied({ saturation: 0 });
    for (const channel of [0, 1, 2]) expect(target[channel * 9]).toBeCloseTo(37, 4);
  });

  it('multiplies by the contrast, then adds the brightness', () => {
    const target = varied({ contrast: 2, brightness: -1 });
    expect([...target]).toEqual([...SOURCE].map((value) => 2 * value - 1));
  });

  it('tints each channel by itself', () => {
    const tint = [1, 2, 3].map((factor) => ({ contrast: factor, brightness: -factor }));
    expect([...varied({ tint })]).toEqual(
      [...SOURCE].map((value, index) => (value - 1) * (Math.floor(index / 9) + 1)),
    );
  });
});

describe('drawVariation', () => {
  const drawn = (name: keyof typeof augmentations, mirrored = false): Variation[] => {
    const random = seededRandom(2);
    const shape = { height: 32, width: 32 };
    return Array.from({ length: 500 }, () => drawVariation(random, augmentations[name], shape, mirrored));
  };

  it('moves a crop by whole pixels, three at most, and leaves its colours', () => {
    const crops = drawn('crop');
    for (const { affine, ...colours } of crops) {
      const [a, b, c, d, e, f] = affine;
      expect([a, b, d, e]).toEqual([1, 0, 0, 1]);
      expect(Math.max(Math.abs(c), Math.abs(f))).toBeLessThanOrEqual(3);
      expect(Number.isInteger(c) && Number.isInteger(f)).toBe(true);
      expect(colours).toEqual({ contrast: 1, brightness: 0, saturation: 1, tint: [] });
    }
    expect(new Set(crops.map(({ affine }) => affine[2])).size).toBe(7);
  });

  it('changes colours, and never turns contrast or saturation round', () => {
    const coloured = drawn('crop_color');
    expect(new Set(coloured.map(({ brightness }) => brightness)).size).toBe(500);
    expect(Math.min(...coloured.map(({ contrast }) => contrast))).toBeGreaterThanOrEqual(0.2);
    expect(Math.min(...coloured.map(({ saturation }) => saturation))).toBeGreaterThanOrEqual(0);
  });

  it('tints the channels apart, about as strongly as it is told', () => {
    const random = seededRandom(3);
    const options = { ...augmentations.crop, tint: 0.1 };
    const tints = Array.from({ length: 500 }, () =>
      drawVariation(random, options, { height: 32, width: 32 }, false),
    ).flatMap(({ tint }) => tint);
    const deviation = Math.sqrt(tints.reduce((sum, { brightness }) => sum + brightness ** 2, 0) / 1500);
    expect(tints).toHaveLength(1500);
    expect(deviation).toBeCloseTo(0.1, 2);
  });

  it('keeps the middle of a turned picture within three pixels of the middle', () => {
    for (const { affine } of drawn('crop_color_transform')) {
      const [a, b, c, d, e, f] = affine;
      expect(Math.abs(a * 15.5 + b * 15.5 + c - 15.5)).toBeLessThan(3.001);
      expect(Math.abs(d * 15.5 + e * 15.5 + f - 15.5)).toBeLessThan(3.001);
    }
  });

  it('turns a mirrored picture round: its handedness is the other one', () => {
    const handedness = ({ affine: [a, b, , d, e] }: Variation): number => a * e - b * d;
    expect(drawn('crop_color_transform').every((one) => handedness(one) > 0)).toBe(true);
    expect(drawn('crop_color_transform', true).every((one) => handedness(one) < 0)).toBe(true);
  });
});
