import { expect, it } from 'vitest';
import { driftedCount, driftNow } from './drift-now.ts';

const picture = (brightness: number) => ({ brightness, contrast: 0.2, sharpness: 0.3 });
const answers = (confidence: number) =>
  Array.from({ length: 100 }, (_, index) => ({
    confidence: confidence - index / 1000,
    predictedLabel: index % 2 === 0 ? 'bicycle' : 'motorcycle',
  }));
const bright = Array.from({ length: 100 }, (_, index) => picture(0.6 + index / 1000));
const dark = bright.map(({ brightness }) => picture(brightness - 0.4));
const training = { pictures: bright, byClass: { bicycle: 400, motorcycle: 400 } };

const verdicts = (report: ReturnType<typeof driftNow>) =>
  Object.fromEntries(report.features.map(({ feature, verdict }) => [feature, verdict]));

it('calls the same pictures stable, and says that the first answers alone are too few', () => {
  const first = answers(0.99);
  const report = driftNow({ training, first, now: first, picturesNow: bright });
  expect(report.verdict).toBe('stable');
  expect(verdicts(report)).toMatchObject({ brightness: 'stable', confidence: 'insufficient data' });
});

it('reports drift for darker pictures and doubtful answers', () => {
  const report = driftNow({ training, first: answers(0.99), now: answers(0.7), picturesNow: dark });
  expect(verdicts(report)).toEqual({
    brightness: 'drifted',
    contrast: 'stable',
    sharpness: 'stable',
    confidence: 'drifted',
    predictedLabel: 'stable',
  });
  expect(driftedCount(report)).toBe(2);
});

it('counts no drift where there is too little to compare', () => {
  const report = driftNow({ training, first: [], now: answers(0.9).slice(0, 3), picturesNow: [] });
  expect(report.verdict).toBe('insufficient data');
  expect(driftedCount(report)).toBe(0);
});
