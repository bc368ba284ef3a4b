import { bySureness, type JudgedPicture } from './judged-pictures.ts';

type Sure = Pick<JudgedPicture, 'confidence' | 'isRight'>;

/** What a threshold lets pass. */
export interface Passing {
  readonly threshold: number;
  readonly passed: number;
  readonly right: number;
}

/** As the workflow's filter passes: who is as sure as the threshold is sure enough. */
export function passingAt(pictures: readonly Sure[], threshold: number): Passing {
  const passed = pictures.filter(({ confidence }) => confidence >= threshold);
  return { threshold, passed: passed.length, right: passed.filter(({ isRight }) => isRight).length };
}

/** What each threshold would let pass, from the highest to the lowest: a point a confidence that occurs, at most `most`. */
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
