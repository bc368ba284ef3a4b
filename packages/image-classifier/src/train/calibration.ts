import type { LabelledAnswer } from '@scones/classifier-measures';

/** The largest factor by which answers are made sharper or blunter. */
const LIMIT = 8;
const ROUNDS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const SMALLEST = 1e-12;
/** How far from 1, as a logarithm, the factor is thought to be before any answer is seen. */
const PRIOR_DEVIATION = 1;

/**
 * The factor on logits that makes answers as confident as they are right (temperature scaling,
 * https://arxiv.org/abs/1706.04599): smoothed labels and mixed pictures leave a network too modest. Fit it on answers
 * about pictures that the network has not learnt from. A weak prior around 1 keeps a handful of right answers from
 * claiming certainty; a hundred answers outweigh it.
 */
export function fitSharpness(answers: readonly LabelledAnswer[]): number {
  const logits = answers.map(({ probabilities, label }) => ({
    values: Array.from(probabilities, (probability) => Math.log(Math.max(probability, SMALLEST))),
    label,
  }));
  const loss = (exponent: number): number => {
    const factor = Math.exp(exponent);
    const prior = (exponent / PRIOR_DEVIATION) ** 2 / 2;
    return logits.reduce((sum, { values, label }) => sum + surprise(values, label, factor), prior);
  };
  return Math.exp(minimum(loss, -Math.log(LIMIT), Math.log(LIMIT)));
}

/** −log of the probability of the right class. */
function surprise(logits: readonly number[], label: number, factor: number): number {
  const scaled = logits.map((logit) => logit * factor);
  const largest = Math.max(...scaled);
  const total = scaled.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
  return Math.log(total) + largest - (scaled[label] as number);
}

/** Golden-section search for the one minimum between two points. */
function minimum(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let round = 0; round < ROUNDS; round++) {
    const width = (b - a) * GOLDEN;
    if (f(b - width) < f(a + width)) b = a + width;
    else a = b - width;
  }
  return (a + b) / 2;
}
