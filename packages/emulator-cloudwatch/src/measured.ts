/** Values that were measured at one time: one, the same one several times, or some that only their totals tell of. */
export interface Measured {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}
