const FEWEST_DIGITS = 3;

/**
 * `0.929`: a confidence, never rounded up, with as many digits as the threshold has. So a text that reaches the threshold
 * belongs to an answer that passes, and only to such.
 */
export function confidenceText(confidence: number, threshold = 0): string {
  return roundedDown(confidence, digitsBeside(threshold));
}

/** The same in percent: `92.9 %`. */
export function confidencePercent(confidence: number, threshold = 0): string {
  const digits = digitsBeside(threshold);
  return `${(100 * Number(roundedDown(confidence, digits))).toFixed(digits - 2)} %`;
}

const digitsBeside = (threshold: number): number => Math.max(FEWEST_DIGITS, digitsOf(threshold));

/** Comparing with the value itself is exact; flooring a product is not: 1000 · 0.57 is a hair below 570. */
function roundedDown(value: number, digits: number): string {
  const nearest = Number(value.toFixed(digits));
  return (nearest > value ? nearest - 10 ** -digits : nearest).toFixed(digits);
}

/** The decimals that it takes to write the number exactly. */
function digitsOf(value: number): number {
  let digits = 0;
  while (digits < 15 && Number(value.toFixed(digits)) !== value) digits++;
  return digits;
}
