import type { TrueLabels } from './true-labels.ts';

/** What an endpoint answered, and about which picture. */
export interface Answer {
  /** Undefined where the caller did not say. */
  readonly key: string | undefined;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly probabilities: readonly number[];
}

/** A picture with what it shows and what the model takes it for: indexes of the classes. */
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
  /** Answers about pictures that the list does not have. */
  readonly unlisted: number;
  /** Later answers about a picture that was asked about before. */
  readonly again: number;
}

/**
 * Holds answers to what the pictures show. Each picture counts once, by the first answer: the same picture is answered alike
 * for good, and a later one may be a changed one that goes by its name.
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
    else first.set(answer.key, judge(answer.key, shown, answer.probabilities));
  }
  return { pictures: [...first.values()], unlisted, again };
}

function judge(key: string, shown: number, probabilities: readonly number[]): JudgedPicture {
  const confidence = Math.max(...probabilities);
  const taken = probabilities.indexOf(confidence);
  return { key, shown, taken, confidence, isRight: taken === shown, probabilities };
}

export function accuracyOf(pictures: readonly Pick<JudgedPicture, 'isRight'>[]): number {
  return pictures.filter(({ isRight }) => isRight).length / pictures.length;
}

/** The surest first. */
export function bySureness<Picture extends Pick<JudgedPicture, 'confidence'>>(
  pictures: readonly Picture[],
): Picture[] {
  return [...pictures].sort((one, other) => other.confidence - one.confidence);
}

/** A row a shown class, a column a class that it is taken for; in each cell the pictures, the surest first. */
export function confusion(pictures: readonly JudgedPicture[], classes: number): JudgedPicture[][][] {
  const cells = Array.from({ length: classes }, () =>
    Array.from({ length: classes }, (): JudgedPicture[] => []),
  );
  for (const picture of bySureness(pictures)) cells[picture.shown]?.[picture.taken]?.push(picture);
  return cells;
}
