/**
 * Values that were measured at one time: one value, one value several times, or several of which only totals are known.
 */
export interface Measured {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}
