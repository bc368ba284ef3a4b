/** A classifier's answer about a picture whose class is known. */
export interface LabelledAnswer {
  /** Of each class, in the order of the labels. */
  readonly probabilities: ArrayLike<number>;
  readonly label: number;
}

/** How sure the answer was, and whether it was right. */
export interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** The class with the greatest probability, the first of equals; -1 where there is none. */
export function predictedClass(probabilities: ArrayLike<number>): number {
  let best = -1;
  for (let label = 0; label < probabilities.length; label++)
    if (best < 0 || (probabilities[label] as number) > (probabilities[best] as number)) best = label;
  return best;
}

export function judge({ probabilities, label }: LabelledAnswer): Judged {
  const predicted = predictedClass(probabilities);
  return { confidence: probabilities[predicted] ?? 0, isRight: predicted === label };
}

/** Those that the model was asked about: an answer that there is none of has no probabilities. */
export function answeredOnly<Answer extends LabelledAnswer>(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ probabilities }) => probabilities.length > 0);
}

export function countRight(answers: readonly Pick<Judged, 'isRight'>[]): number {
  return answers.filter(({ isRight }) => isRight).length;
}

/** The most confident first. */
export function bySureness<Answer extends Pick<Judged, 'confidence'>>(answers: readonly Answer[]): Answer[] {
  return [...answers].sort((one, other) => other.confidence - one.confidence);
}
