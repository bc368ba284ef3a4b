/** Keeps the logarithm of a probability of 0 from being −∞. */
const SMALLEST = 1e-12;

/**
 * The probabilities that the same logits give when they are multiplied by a factor: temperature scaling, with the
 * temperature 1 / `sharpness`. The factor's inverse undoes it. The order of the classes never changes.
 */
export function sharpen(probabilities: ArrayLike<number>, sharpness: number): number[] {
  const logits = Array.from(
    probabilities,
    (probability) => sharpness * Math.log(Math.max(probability, SMALLEST)),
  );
  const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
