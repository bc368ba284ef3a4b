import { type Random, seededRandom } from '@scones/deterministic';
import { expect, it } from 'vitest';
import type { Judged } from '../judge.ts';
import { calibrationErrorInterval } from './calibration-error-interval.ts';
import { expectedCalibrationError } from './reliability.ts';

/** Answers of a model that is right less often than it says, by that much. */
function answersOf(random: Random, count: number, tooSure: number): Judged[] {
  return Array.from({ length: count }, () => {
    const confidence = 0.65 + 0.3 * Math.sqrt(random.float());
    return { confidence, isRight: random.float() < confidence - tooSure };
  });
}

it.each([
  ['calibrated', 200, 0],
  ['calibrated', 80, 0],
  ['too sure', 200, 0.05],
  ['too sure', 80, 0.15],
])(
  'holds what was measured of models that are %s, and mostly the truth, with %i answers',
  (_fact, count, truth) => {
    const random = seededRandom(5);
    const trials = Array.from({ length: 40 }, () => {
      const answers = answersOf(random, count, truth);
      const { low, high } = calibrationErrorInterval(answers)!;
      const measured = expectedCalibrationError(answers);
      expect(low).toBeLessThanOrEqual(measured);
      expect(high).toBeGreaterThanOrEqual(measured);
      return low <= truth && truth <= high;
    });
    expect(trials.filter(Boolean).length).toBeGreaterThanOrEqual(36);
  },
);

it('does not reach down to 0 where chance does not explain the error', () => {
  expect(calibrationErrorInterval(answersOf(seededRandom(1), 400, 0.2))!.low).toBeGreaterThan(0.1);
});

it('has none for a single answer', () => {
  expect(calibrationErrorInterval([{ confidence: 0.5, isRight: true }])).toBeUndefined();
});
