/** The bounds between which the true value lies, nineteen times out of twenty. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
