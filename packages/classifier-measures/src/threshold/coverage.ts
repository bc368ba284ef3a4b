import { bySureness, countRight, type Judged } from '../judge.ts';

/** The answers that a threshold lets pass. */
export interface Passing {
  readonly threshold: number;
  readonly passed: number;
  readonly right: number;
}

/** As in the workflow's filter, a confidence equal to the threshold is enough. */
export function passingAt(answers: readonly Judged[], threshold: number): Passing {
  const passed = answers.filter(({ confidence }) => confidence >= threshold);
  return { threshold, passed: passed.length, right: countRight(passed) };
}

/**
 * The result of each threshold, from the highest to the lowest: one point for each confidence that occurs, `most`
 * points at most.
 */
export function coverageCurve(answers: readonly Judged[], most = Infinity): Passing[] {
  const points: Passing[] = [];
  let right = 0;
  for (const [index, { confidence, isRight }] of bySureness(answers).entries()) {
    if (isRight) right += 1;
    if (points.at(-1)?.threshold === confidence) points.pop();
    points.push({ threshold: confidence, passed: index + 1, right });
  }
  if (points.length <= most) return points;
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)]).filter(
    (point) => point !== undefined,
  );
}
