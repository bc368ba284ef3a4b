import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { eigenvectors } from './eigenvectors.ts';
import { measureNormalization, normalizeInto } from '../model/normalization.ts';
import { whiteningFilters } from './whitening.ts';

const random = seededRandom(3);
const SHAPE = { height: 24, width: 24 };
const picture = Uint8Array.from(
  { length: 3 * 24 * 24 },
  (_, index) => 100 + 50 * Math.sin(index / 7) + 60 * random.float(),
);
const data = { shape: SHAPE, pictures: [picture], labels: [0] };

describe('eigenvectors', () => {
  it('finds values and directions, the largest first', () => {
    const [first, second] = eigenvectors([
      [2, 1],
      [1, 2],
    ]);
    expect([first?.value, second?.value].map((value) => value?.toFixed(6))).toEqual(['3.000000', '1.000000']);
    expect(Math.abs((first?.vector[0] ?? 0) - (first?.vector[1] ?? 1))).toBeLessThan(1e-9);
  });
});

describe('measureNormalization', () => {
  it('makes each channel of mean 0 and deviation 1', () => {
    const values = new Float32Array(picture.length);
    normalizeInto(values, 0, picture, measureNormalization(data));
    const red = values.subarray(0, 24 * 24);
    expect(red.reduce((sum, x) => sum + x, 0) / red.length).toBeCloseTo(0, 5);
    expect(red.reduce((sum, x) => sum + x * x, 0) / red.length).toBeCloseTo(1, 4);
  });

  it('accepts a channel without contrast', () => {
    const flat = { shape: { height: 1, width: 1 }, pictures: [Uint8Array.of(7, 7, 7)], labels: [0] };
    expect(measureNormalization(flat)).toEqual({ mean: [7, 7, 7], deviation: [1, 1, 1] });
  });
});

describe('whiteningFilters', () => {
  it('gives patches uncorrelated answers of variance 1, and their opposites', () => {
    const normalization = measureNormalization(data);
    const filters = whiteningFilters(data, normalization);
    const values = new Float32Array(picture.length);
    normalizeInto(values, 0, picture, normalization);
    const answers = Array.from({ length: 12 }, (_, filter) =>
      responses(values, filters.subarray(filter * 12, filter * 12 + 12)),
    );
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j <= i; j++) {
        const product = meanProduct(answers[i] as number[], answers[j] as number[]);
        expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(0.05);
      }
    }
    expect(Array.from(filters.subarray(144))).toEqual(Array.from(filters.subarray(0, 144), (x) => -x));
  });
});

function responses(values: Float32Array, filter: Float32Array): number[] {
  const answers = [];
  for (let y = 0; y < 23; y++) {
    for (let x = 0; x < 23; x++) {
      answers.push(
        filter.reduce((sum, weight, index) => {
          const [channel, dy, dx] = [Math.floor(index / 4), Math.floor(index / 2) % 2, index % 2];
          return sum + weight * (values[(channel * 24 + y + dy) * 24 + x + dx] as number);
        }, 0),
      );
    }
  }
  return answers;
}

function meanProduct(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0) / a.length;
}
