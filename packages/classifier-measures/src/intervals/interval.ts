/** The bounds between which the true value lies, nineteen times out of twenty. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Half the width of an interval: the ± beside a number. */
export const marginOf = ({ low, high }: Interval): number => (high - low) / 2;
