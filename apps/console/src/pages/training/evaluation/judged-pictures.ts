import { bySureness, judge, predictedClass } from '@scones/classifier-measures';
import type { TrueLabels } from './true-labels.ts';

/** An endpoint's answer, and the picture that it is about. */
export interface Answer {
  /** Undefined where the caller did not name the picture. */
  readonly key: string | undefined;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly probabilities: readonly number[];
}

/** A picture with its true class and the model's answer: indexes of the classes. */
export interface JudgedPicture {
  readonly key: string;
  readonly shown: number;
  readonly taken: number;
  readonly confidence: number;
  readonly isRight: boolean;
  readonly probabilities: readonly number[];
}

export interface Judgement {
  readonly pictures: readonly JudgedPicture[];
  /** The number of answers about pictures that the list does not have. */
  readonly unlisted: number;
  /** The number of later answers about a picture that has an answer already. */
  readonly again: number;
}

/**
 * Compares answers with the true classes. Each picture counts once, by its first answer: the model always answers the
 * same for the same picture, and a later one may be a changed picture of the same name.
 */
export function judgePictures(answers: readonly Answer[], { byKey }: TrueLabels): Judgement {
  const first = new Map<string, JudgedPicture>();
  let unlisted = 0;
  let again = 0;
  for (const answer of [...answers].sort((one, other) => one.time - other.time)) {
    const shown = answer.key === undefined ? undefined : byKey.get(answer.key);
    if (answer.key === undefined || shown === undefined) {
      unlisted += 1;
      continue;
    }
    if (first.has(answer.key)) again += 1;
    else first.set(answer.key, judgedPicture(answer.key, shown, answer.probabilities));
  }
  return { pictures: [...first.values()], unlisted, again };
}

function judgedPicture(key: string, shown: number, probabilities: readonly number[]): JudgedPicture {
  const taken = predictedClass(probabilities);
  return { key, shown, taken, ...judge({ probabilities, label: shown }), probabilities };
}

/**
 * A row for each true class, a column for each answered class. Each cell has its pictures, the most confident first.
 */
export function confusion(pictures: readonly JudgedPicture[], classes: number): JudgedPicture[][][] {
  const cells = Array.from({ length: classes }, () =>
    Array.from({ length: classes }, (): JudgedPicture[] => []),
  );
  for (const picture of bySureness(pictures)) cells[picture.shown]?.[picture.taken]?.push(picture);
  return cells;
}
