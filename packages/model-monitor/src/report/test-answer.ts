import { answeredOnly, judge, type LabelledAnswer, predictedClass } from '@scones/classifier-measures';

/** The model's answer about one test picture. */
export interface TestAnswer extends LabelledAnswer {
  readonly name: string;
  /** Empty where the model was never asked. */
  readonly probabilities: readonly number[];
  /** Of those that a page may show. */
  readonly image?: { readonly contentType: string; readonly base64: string };
}

export interface Mistakes {
  /** As sure as the threshold asks for, and wrong: the workflow takes them for right. */
  readonly passed: readonly TestAnswer[];
  /** Wrong, but the threshold keeps them from passing. */
  readonly refused: readonly TestAnswer[];
}

/** The wrong answers, the surest first. */
export function mistakesOf(answers: readonly TestAnswer[], threshold: number): Mistakes {
  const wrong = answeredOnly(answers)
    .filter((answer) => !judge(answer).isRight)
    .sort((a, b) => judge(b).confidence - judge(a).confidence);
  return {
    passed: wrong.filter((answer) => judge(answer).confidence >= threshold),
    refused: wrong.filter((answer) => judge(answer).confidence < threshold),
  };
}

/** What the model took the picture for. */
export function takenFor({ probabilities }: TestAnswer, classes: readonly string[]): string {
  return classes[predictedClass(probabilities)] ?? 'nothing';
}
