/** The part of the training in which the rate rises to its peak. */
const WARM_UP = 0.05;

/** From almost nothing to 1, then along a cosine to 0 (https://arxiv.org/abs/1608.03983). `progress` goes from 0 to 1. */
export function cosineAt(progress: number): number {
  if (progress < WARM_UP) return Math.max(progress / WARM_UP, 0.01);
  return (1 + Math.cos((Math.PI * (progress - WARM_UP)) / (1 - WARM_UP))) / 2;
}
