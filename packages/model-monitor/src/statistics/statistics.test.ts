import { expect, it } from 'vitest';
import { describe } from './describe.ts';
import { histogramOf } from './histogram.ts';
import { inferenceStatistics } from './inference-statistics.ts';
import { pictureStatistics } from './picture-statistics.ts';

const answer = (time: number, confidence: number, predictedLabel = 'bicycle') => ({
  time,
  confidence,
  predictedLabel,
});

it('describes values by mean and percentiles', () => {
  const values = Array.from({ length: 101 }, (_, index) => 100 - index);
  expect(describe(values)).toEqual({
    count: 101,
    mean: 50,
    min: 0,
    p5: 5,
    p25: 25,
    p50: 50,
    p75: 75,
    p95: 95,
    p99: 99,
    max: 100,
  });
  expect(describe([1, 2])!.p50).toBe(1.5);
  expect(describe([])).toBeUndefined();
});

it('puts the upper edge into the last bin and what lies outside into the nearest', () => {
  expect(histogramOf([-1, 0, 0.49, 0.5, 1, 2], 0, 1, 2)).toEqual({ edges: [0, 0.5, 1], counts: [3, 3] });
});

it('counts by label and below the threshold, which itself passes', () => {
  const statistics = inferenceStatistics([answer(0, 0.93), answer(0, 0.92, 'motorcycle'), answer(0, 1)], {
    threshold: 0.93,
  });
  expect(statistics).toMatchObject({ count: 3, byLabel: { bicycle: 2, motorcycle: 1 }, belowThreshold: 1 });
  expect(statistics.shareBelowThreshold).toBeCloseTo(1 / 3);
});

it('groups by time, leaving out times without inferences', () => {
  const inferences = [answer(125_000, 0.5), answer(1_000, 1), answer(59_999, 0.8)];
  expect(inferenceStatistics(inferences, { threshold: 0.9 }).buckets).toEqual([
    { from: 0, count: 2, meanConfidence: 0.9, shareBelowThreshold: 0.5 },
    { from: 120_000, count: 1, meanConfidence: 0.5, shareBelowThreshold: 1 },
  ]);
});

it('has no numbers where there are no inferences', () => {
  const statistics = inferenceStatistics([], { threshold: 0.9 });
  expect(statistics).toMatchObject({ count: 0, shareBelowThreshold: 0, buckets: [] });
  expect(statistics.confidence).toBeUndefined();
});

const picture = (shade: (x: number, y: number) => number) => ({
  width: 8,
  height: 8,
  rgb: Uint8Array.from({ length: 3 * 64 }, (_, at) => shade(Math.floor(at / 3) % 8, Math.floor(at / 24))),
});

it('measures brightness, contrast and sharpness of pictures', () => {
  expect(pictureStatistics(picture(() => 255))).toEqual({ brightness: 1, contrast: 0, sharpness: 0 });
  const halves = pictureStatistics(picture((x) => (x < 4 ? 0 : 255)));
  expect(halves.brightness).toBeCloseTo(0.5);
  expect(halves.contrast).toBeCloseTo(0.5);
  const slope = pictureStatistics(picture((x) => 30 * x));
  const board = pictureStatistics(picture((x, y) => ((x + y) % 2) * 255));
  expect(slope.sharpness).toBeCloseTo(0);
  expect(board.sharpness).toBeCloseTo(4);
});
