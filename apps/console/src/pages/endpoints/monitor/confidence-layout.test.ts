import { expect, it } from 'vitest';
import { layoutConfidence } from './confidence-layout.ts';

const answer = (time: number, confidence: number) => ({
  eventId: String(time),
  time,
  confidence,
  predictedLabel: 'bicycle',
  probabilities: [confidence, 1 - confidence],
});
const size = { width: 600, height: 300 };

it('places later answers further right and more confident ones higher, all within the plot', () => {
  const { marks, plot, thresholdY } = layoutConfidence([answer(0, 0.6), answer(1000, 0.99)], 0.93, size);
  const [doubtful, sure] = marks;
  expect(doubtful).toMatchObject({ passed: false, x: plot.left + 8 });
  expect(sure).toMatchObject({ passed: true, x: plot.right - 8 });
  expect(sure?.y).toBeLessThan(thresholdY);
  expect(doubtful?.y).toBeGreaterThan(thresholdY);
  expect(doubtful?.y).toBeLessThan(plot.bottom);
});

it('keeps the distance of two answers, however much time is between them', () => {
  const [first, second, third] = layoutConfidence(
    [answer(0, 0.95), answer(1, 0.95), answer(9_000_000, 0.95)],
    0.93,
    size,
  ).marks.map(({ x }) => x);
  expect((second ?? 0) - (first ?? 0)).toBeCloseTo((third ?? 0) - (second ?? 0));
});

it('names the times of some answers, within the plot', () => {
  const answers = Array.from({ length: 100 }, (_, time) => answer(time, 0.95));
  const { timeTicks } = layoutConfidence(answers, 0.93, size);
  expect(timeTicks.map(({ at }) => at)).toEqual([12, 37, 62, 87]);
  expect(layoutConfidence([answer(5, 0.95)], 0.93, size).timeTicks).toMatchObject([{ at: 5 }]);
});

it('leaves out dots where there would be too many', () => {
  const many = Array.from({ length: 9000 }, (_, time) => answer(time, 0.95));
  expect(layoutConfidence(many, 0.93, size).marks).toHaveLength(1500);
});
