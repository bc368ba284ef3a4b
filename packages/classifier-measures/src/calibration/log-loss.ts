import type { LabelledAnswer } from '../judge.ts';

const SMALLEST = 1e-12;

/** The mean of −log of the probability that the answers give to the right class: the cross-entropy, in nats. */
export function logLoss(answers: readonly LabelledAnswer[]): number {
  const surprises = answers.map(
    ({ probabilities, label }) => -Math.log(Math.max(probabilities[label] ?? 0, SMALLEST)),
  );
  return surprises.reduce((sum, surprise) => sum + surprise, 0) / answers.length;
}
