import { expect, it } from 'vitest';
import { coverageCurve, passingAt } from './coverage.ts';

const pictures = [
  { confidence: 0.6, isRight: false },
  { confidence: 0.9, isRight: true },
  { confidence: 0.9, isRight: false },
  { confidence: 0.99, isRight: true },
];

it('passes a picture that is exactly as sure as the threshold', () => {
  expect(passingAt(pictures, 0.9)).toEqual({ threshold: 0.9, passed: 3, right: 2 });
  expect(passingAt(pictures, 1)).toEqual({ threshold: 1, passed: 0, right: 0 });
});

it('goes from the most confident picture to all of them, equals at once', () => {
  expect(coverageCurve(pictures, 100)).toEqual([
    { threshold: 0.99, passed: 1, right: 1 },
    { threshold: 0.9, passed: 3, right: 2 },
    { threshold: 0.6, passed: 4, right: 2 },
  ]);
});

it('agrees at each point with what that threshold passes', () => {
  for (const point of coverageCurve(pictures, 100))
    expect(passingAt(pictures, point.threshold)).toEqual(point);
});

it('keeps both ends of a curve that has too many points', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({ confidence: index / 1000, isRight: true }));
  const curve = coverageCurve(many, 50);
  expect(curve).toHaveLength(50);
  expect([curve[0]?.passed, curve.at(-1)?.passed]).toEqual([1, 1000]);
});
