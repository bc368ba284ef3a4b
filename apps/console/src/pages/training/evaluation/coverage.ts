import { bySureness, type JudgedPicture } from './judged-pictures.ts';

type Sure = Pick<JudgedPicture, 'confidence' | 'isRight'>;

/** The pictures that a threshold lets pass. */
export interface Passing {
  readonly threshold: number;
  readonly passed: number;
  readonly right: number;
}

/** As in the workflow's filter, a confidence equal to the threshold is enough. */
export function passingAt(pictures: readonly Sure[], threshold: number): Passing {
  const passed = pictures.filter(({ confidence }) => confidence >= threshold);
  return { threshold, passed: passed.length, right: passed.filter(({ isRight }) => isRight).length };
}

/**
 * The result of each threshold, from the highest to the lowest: one point for each confidence that occurs, `most`
 * points at most.
 */
export function coverageCurve(pictures: readonly Sure[], most: number): Passing[] {
  const points: Passing[] = [];
  let right = 0;
  for (const [index, { confidence, isRight }] of bySureness(pictures).entries()) {
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
