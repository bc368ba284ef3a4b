import type { LabelledAnswer } from '../judge.ts';

/** A point of a curve in the unit square. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface AreaCurve {
  readonly points: readonly CurvePoint[];
  readonly area: number;
}

interface Cut {
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** The class that the curves are about: the second of two, as a detector of it. */
export const POSITIVE_CLASS = 1;

/**
 * The receiver operating characteristic of two classes: the share of the other class that is taken for the positive one
 * (x) against the share of the positive one that is found (y), at every threshold. Its area is the chance that a
 * picture of the positive class gets a higher probability of it than one of the other. Undefined where a class is missing.
 */
export function rocCurve(answers: readonly LabelledAnswer[]): AreaCurve | undefined {
  const { cuts, positives, negatives } = cutsOf(answers);
  if (positives === 0 || negatives === 0) return undefined;
  const points = cuts.map(({ truePositives, falsePositives }) => ({
    x: falsePositives / negatives,
    y: truePositives / positives,
  }));
  return { points, area: trapezoids(points) };
}

/**
 * Recall (x) against precision (y) of the positive class at every threshold. The area is the average precision, which
 * does not draw straight lines between points as no threshold reaches them (https://doi.org/10.1145/1143844.1143874).
 */
export function precisionRecallCurve(answers: readonly LabelledAnswer[]): AreaCurve | undefined {
  const { cuts, positives } = cutsOf(answers);
  if (positives === 0) return undefined;
  const points = cuts.slice(1).map(({ truePositives, falsePositives }) => ({
    x: truePositives / positives,
    y: truePositives / (truePositives + falsePositives),
  }));
  const area = points.reduce((sum, { x, y }, index) => sum + (x - (points[index - 1]?.x ?? 0)) * y, 0);
  return { points, area };
}

/** What each threshold takes for the positive class, from nothing to everything; equal probabilities at once. */
function cutsOf(answers: readonly LabelledAnswer[]) {
  const scored = answers
    .map(({ probabilities, label }) => ({
      score: probabilities[POSITIVE_CLASS] ?? 0,
      isPositive: label === POSITIVE_CLASS,
    }))
    .sort((a, b) => b.score - a.score);
  const cuts: Cut[] = [{ truePositives: 0, falsePositives: 0 }];
  let [truePositives, falsePositives] = [0, 0];
  for (const [index, { score, isPositive }] of scored.entries()) {
    if (isPositive) truePositives += 1;
    else falsePositives += 1;
    if (scored[index + 1]?.score !== score) cuts.push({ truePositives, falsePositives });
  }
  return { cuts, positives: truePositives, negatives: falsePositives };
}

function trapezoids(points: readonly CurvePoint[]): number {
  return points.reduce((sum, { x, y }, index) => {
    const before = points[index - 1];
    return before ? sum + ((x - before.x) * (y + before.y)) / 2 : sum;
  }, 0);
}
