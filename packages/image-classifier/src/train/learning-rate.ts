/** Where the rate starts and ends, as a part of its peak, and when it peaks (https://arxiv.org/abs/2404.00498). */
const START = 0.2;
const END = 0.01;
const PEAK_AT = 0.2;

/** A triangle: up from a fifth of `peak`, then down to almost nothing. `progress` goes from 0 to 1. */
export function learningRateAt(progress: number, peak: number): number {
  if (progress < PEAK_AT) return peak * (START + (1 - START) * (progress / PEAK_AT));
  return peak * (END + (1 - END) * ((1 - progress) / (1 - PEAK_AT)));
}
