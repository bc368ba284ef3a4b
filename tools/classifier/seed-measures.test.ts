import { expect, it } from 'vitest';
import { meanMeasures, measuresOf } from './seed-measures.ts';

const answers = [
  { label: 0, probabilities: [0.99, 0.01] },
  { label: 1, probabilities: [0.95, 0.05] },
  { label: 1, probabilities: [0.2, 0.8] },
  { label: 0, probabilities: [0.6, 0.4] },
];
const result = { seconds: 10, picturesSeen: 100, sharpness: 1, answers };

it('counts what is right, what passes, and what is right of that', () => {
  expect(measuresOf(result)).toMatchObject({ accuracy: 0.75, passed: 0.5, passedRight: 0.5, seconds: 10 });
});

it('tells the calibration error before the calibration, too', () => {
  const { errorBefore, errorAfter } = measuresOf({ ...result, sharpness: 3 });
  expect(errorAfter).toBe(measuresOf(result).errorBefore);
  expect(errorBefore).not.toBeCloseTo(errorAfter, 3);
});

it('averages each measure over the seeds', () => {
  const one = measuresOf(result);
  expect(meanMeasures([one, { ...one, accuracy: 1, seconds: 20 }])).toEqual({
    ...one,
    accuracy: 0.875,
    seconds: 15,
  });
});
