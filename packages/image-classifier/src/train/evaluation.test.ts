import { seededRandom } from '@scones/deterministic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSharpness } from './calibration.ts';
import { eigenvectors } from './eigenvectors.ts';
import { validated } from './evaluation.ts';
import { learningRateAt } from './learning-rate.ts';

describe('validated', () => {
  it('has the share of answers whose own label has the largest probability, and the cross-entropy', () => {
    const answers = [
      { probabilities: [0.2, 0.8], label: 1 },
      { probabilities: [0.2, 0.8], label: 0 },
      { probabilities: [0.5, 0.5], label: 0 },
      { probabilities: [0.9, 0.1], label: 0 },
    ];
    const { accuracy, loss } = validated(answers);
    expect(accuracy).toBe(0.75);
    expect(loss).toBeCloseTo(-Math.log(0.8 * 0.2 * 0.5 * 0.9) / 4, 12);
  });

  it('has the share of answers whose own label is among the best', () => {
    const answers = [0, 1, 2].map((label) => ({ probabilities: [0.5, 0.3, 0.2], label }));
    expect(validated(answers, 2).top).toEqual({ k: 2, accuracy: 2 / 3 });
  });
});

describe('eigenvectors', () => {
  const size = 4;
  const matrix = fc
    .array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 16, maxLength: 16 })
    .map((values) =>
      Array.from({ length: size }, (_, row) =>
        Array.from(
          { length: size },
          (__, column) => values[size * row + column]! + values[size * column + row]!,
        ),
      ),
    );
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, index) => sum + value * b[index]!, 0);

  it('are of length 1, at right angles, and only made longer by their matrix', () => {
    fc.assert(
      fc.property(matrix, (symmetric) => {
        const pairs = eigenvectors(symmetric);
        pairs.forEach(({ value, vector }, index) => {
          symmetric.forEach((row, at) => expect(dot(row, vector)).toBeCloseTo(value * vector[at]!, 6));
          pairs.forEach((other, place) =>
            expect(dot(vector, other.vector)).toBeCloseTo(index === place ? 1 : 0, 6),
          );
        });
      }),
      { numRuns: 30 },
    );
  });

  it('come with the largest value first, and their sum is that of the diagonal', () => {
    fc.assert(
      fc.property(matrix, (symmetric) => {
        const values = eigenvectors(symmetric).map(({ value }) => value);
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        const diagonal = symmetric.reduce((sum, row, index) => sum + row[index]!, 0);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(diagonal, 6);
      }),
      { numRuns: 30 },
    );
  });
});

describe('fitSharpness', () => {
  it('makes answers that are too sure blunter, and never changes which class is named', () => {
    const random = seededRandom(3);
    const answers = Array.from({ length: 400 }, () => {
      const label = random.float() < 0.7 ? 0 : 1;
      return { probabilities: [0.99, 0.01], label };
    });
    const sharpness = fitSharpness(answers);
    expect(sharpness).toBeLessThan(1);
    // Seven in ten are right, so that an answer should be about 0.7.
    const odds = (0.99 / 0.01) ** sharpness;
    expect(odds / (1 + odds)).toBeCloseTo(0.7, 1);
  });
});

describe('learningRateAt', () => {
  it('has no step in it, is highest at a fifth of the way, and never zero', () => {
    const rates = Array.from({ length: 1001 }, (_, index) => learningRateAt(index / 1000, 4));
    for (let index = 1; index < rates.length; index++)
      expect(Math.abs(rates[index]! - rates[index - 1]!)).toBeLessThan(0.02);
    expect(Math.max(...rates)).toBeCloseTo(4, 6);
    expect(rates.indexOf(Math.max(...rates))).toBe(200);
    expect(Math.min(...rates)).toBeCloseTo(0.04, 6);
  });
});
