interface LabelledAnswer {
  readonly label: number;
  readonly probabilities: readonly number[];
}

const SMALLEST = 1e-12;

/** The share of the answers whose most probable class is the right one. */
export function accuracy(answers: readonly LabelledAnswer[]): number {
  const right = answers.filter(
    ({ label, probabilities }) => probabilities.indexOf(Math.max(...probabilities)) === label,
  );
  return right.length / answers.length;
}

/** The mean of −log of the probability that the answers give to the right class, in nats. */
export function logLoss(answers: readonly LabelledAnswer[]): number {
  const surprises = answers.map(
    ({ label, probabilities }) => -Math.log(Math.max(probabilities[label] ?? 0, SMALLEST)),
  );
  return surprises.reduce((sum, surprise) => sum + surprise, 0) / answers.length;
}
