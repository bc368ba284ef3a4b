import { type LabelledAnswer, predictedClass } from '../judge.ts';

/** Rows are the true classes, columns the predicted ones; a class beyond the given number is in none. */
export function confusionCounts(answers: readonly LabelledAnswer[], classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { probabilities, label } of answers) {
    const row = counts[label];
    const predicted = predictedClass(probabilities);
    if (row && predicted >= 0 && predicted < classes) row[predicted] = (row[predicted] ?? 0) + 1;
  }
  return counts;
}

/** How well one class is recognised. */
export interface ClassScore {
  /** Pictures of the class. */
  readonly shown: number;
  /** Pictures that were taken for it. */
  readonly predicted: number;
  readonly right: number;
  /** The share of those taken for the class that are of it; undefined where none was taken for it. */
  readonly precision: number | undefined;
  /** The share of those of the class that were recognised; undefined where there is none. */
  readonly recall: number | undefined;
  /** The harmonic mean of both; undefined where the class was neither shown nor named. */
  readonly f1: number | undefined;
}

/** Each class's score, from a confusion matrix with the true classes in rows. */
export function classScores(confusion: readonly (readonly number[])[]): ClassScore[] {
  return confusion.map((row, label) => {
    const right = row[label] ?? 0;
    const shown = sum(row);
    const predicted = sum(confusion.map((other) => other[label] ?? 0));
    return {
      shown,
      predicted,
      right,
      precision: ratio(right, predicted),
      recall: ratio(right, shown),
      f1: ratio(2 * right, shown + predicted),
    };
  });
}

/** The mean of the classes' F1, each class with the same weight; undefined where no class has one. */
export function macroF1(scores: readonly ClassScore[]): number | undefined {
  const known = scores.flatMap(({ f1 }) => f1 ?? []);
  return ratio(sum(known), known.length);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const ratio = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
