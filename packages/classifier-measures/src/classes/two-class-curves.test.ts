import { expect, it } from 'vitest';
import { precisionRecallCurve, rocCurve } from './two-class-curves.ts';

const answer = (probability: number, label: number) => ({
  probabilities: [1 - probability, probability],
  label,
});

/** The example of scikit-learn's roc_auc_score and average_precision_score. */
const known = [answer(0.1, 0), answer(0.4, 0), answer(0.35, 1), answer(0.8, 1)];

it('has the area that scikit-learn gives', () => {
  expect(rocCurve(known)?.area).toBeCloseTo(0.75, 12);
  expect(precisionRecallCurve(known)?.area).toBeCloseTo(0.8333333, 6);
});

it('goes from nothing to everything', () => {
  expect(rocCurve(known)?.points).toEqual([
    { x: 0, y: 0 },
    { x: 0, y: 0.5 },
    { x: 0.5, y: 0.5 },
    { x: 0.5, y: 1 },
    { x: 1, y: 1 },
  ]);
  expect(precisionRecallCurve(known)?.points.at(-1)).toEqual({ x: 1, y: 0.5 });
});

it('takes equal probabilities at once, so that a constant answer is worth a coin', () => {
  const constant = [answer(0.5, 0), answer(0.5, 1), answer(0.5, 1), answer(0.5, 0)];
  expect(rocCurve(constant)?.area).toBe(0.5);
  expect(precisionRecallCurve(constant)?.area).toBe(0.5);
});

it('has no curve where a class is missing', () => {
  expect(rocCurve([answer(0.9, 1)])).toBeUndefined();
  expect(precisionRecallCurve([answer(0.9, 0)])).toBeUndefined();
});
