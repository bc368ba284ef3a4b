/** The pooling of the network halves sides several times. */
const STEP = 16;
const SMALLEST = 32;
/** The time of a training grows with the square of the side, so larger ones are for those who ask for them. */
const LARGEST = 64;

/** Pixels a side for a network that learns from pictures of these shorter sides: their median, within bounds. */
export function imageSizeFor(sides: readonly number[]): number {
  const median = sides.toSorted((a, b) => a - b)[Math.floor(sides.length / 2)] ?? SMALLEST;
  return Math.min(Math.max(Math.floor(median / STEP) * STEP, SMALLEST), LARGEST);
}
