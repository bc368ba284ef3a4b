import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import {
  type AugmentationOptions,
  AS_THEY_ARE,
  augmentations,
  drawVariation,
  varyInto,
} from './augmentation.ts';
import { learningRateAt } from './learning-rate.ts';
import { plainBatches, TrainingBatches } from './training-batches.ts';

const SHAPE = { height: 4, width: 6 };
const SIZE = 3 * 4 * 6;
const NORMALIZATION = { mean: [0, 0, 0], deviation: [1, 1, 1] };

/** Pictures of which every byte is the picture's number. */
const pictures = Array.from({ length: 6 }, (_, index) => new Uint8Array(SIZE).fill(index + 1));
const data = { shape: SHAPE, pictures, labels: [0, 1, 2, 0, 1, 2] };

function batches(
  augmentation: AugmentationOptions,
  labelSmoothing = 0,
): { fill: () => [Float32Array, Float32Array] } {
  const options = { classes: 3, batchSize: 3, labelSmoothing, augmentation };
  const source = new TrainingBatches(data, NORMALIZATION, options, seededRandom(5));
  return {
    fill: () => {
      const batch: [Float32Array, Float32Array] = [new Float32Array(3 * SIZE), new Float32Array(9)];
      source.fill(...batch);
      return batch;
    },
  };
}

describe('TrainingBatches', () => {
  it('shows every picture once an epoch, with its label', () => {
    const { fill } = batches(AS_THEY_ARE);
    const seen = [fill(), fill()].flatMap(([values, targets]) =>
      [0, 1, 2].map((slot) => {
        const value = values[slot * SIZE] as number;
        expect(targets.subarray(slot * 3, slot * 3 + 3)[data.labels[value - 1] as number]).toBe(1);
        return value;
      }),
    );
    expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('smooths labels', () => {
    const [, targets] = batches(AS_THEY_ARE, 0.3).fill();
    expect(
      Array.from(targets.subarray(0, 3))
        .toSorted()
        .map((x) => x.toFixed(3)),
    ).toEqual(['0.100', '0.100', '0.800']);
  });

  it('mixes labels by the area that each picture has', () => {
    const { fill } = batches({ ...AS_THEY_ARE, cutMix: 1 });
    for (let round = 0; round < 10; round++) {
      const [values, targets] = fill();
      for (let slot = 0; slot < 3; slot++) {
        const shown = Array.from(values.subarray(slot * SIZE, (slot + 1) * SIZE));
        const expected = [0, 1, 2].map(
          (label) => shown.filter((value) => (value - 1) % 3 === label).length / SIZE,
        );
        expected.forEach((part, label) => expect(targets[slot * 3 + label]).toBeCloseTo(part, 5));
      }
    }
  });
});

describe('plainBatches', () => {
  it('leaves the end of the last batch empty', () => {
    const [first, last] = Array.from(plainBatches(data, NORMALIZATION, 4), ({ pictures, labels }) => ({
      pictures: pictures.slice(),
      labels,
    }));
    expect([first?.labels, last?.labels]).toEqual([
      [0, 1, 2, 0],
      [1, 2],
    ]);
    expect(last?.pictures.subarray(2 * SIZE).every((value) => value === 0)).toBe(true);
  });
});

describe('varyInto', () => {
  const ramp = Float32Array.from({ length: SIZE }, (_, index) => index % 6);
  const varied = (options: AugmentationOptions, mirrored: boolean, seed = 1): Float32Array => {
    const target = new Float32Array(SIZE);
    varyInto(target, 0, ramp, SHAPE, drawVariation(seededRandom(seed), options, SHAPE, mirrored));
    return target;
  };

  it('leaves a picture as it is when nothing is to vary', () => {
    expect(varied(AS_THEY_ARE, false)).toEqual(ramp);
  });

  it('mirrors', () => {
    expect(Array.from(varied(AS_THEY_ARE, true).subarray(0, 6))).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('bends the share that is asked for, and leaves the others on whole pixels', () => {
    const bent = { ...augmentations.crop_color_transform, colour: 0, tint: 0, bent: 0.5 };
    const whole = Array.from({ length: 400 }, (_, seed) => varied(bent, false, seed)).filter((values) =>
      values.every(Number.isInteger),
    );
    expect(whole.length / 400).toBeGreaterThan(0.4);
    expect(whole.length / 400).toBeLessThan(0.6);
  });

  it('invents no values beyond those of the picture, however it turns', () => {
    for (let seed = 0; seed < 50; seed++) {
      const values = varied(
        { ...augmentations.crop_color_transform, colour: 0, tint: 0 },
        seed % 2 === 0,
        seed,
      );
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBeLessThanOrEqual(5);
    }
  });
});

describe('learningRateAt', () => {
  it('rises to its peak and falls to almost nothing', () => {
    expect([0, 0.1, 0.2, 0.6, 1].map((progress) => learningRateAt(progress, 1).toFixed(3))).toEqual([
      '0.200',
      '0.600',
      '1.000',
      '0.505',
      '0.010',
    ]);
  });
});
