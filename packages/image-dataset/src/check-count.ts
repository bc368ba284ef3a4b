import { DatasetError } from './dataset-error.ts';

/** Throws `BAD_OPTION` for what is no whole number, or too small a one. */
export function checkCount(option: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new DatasetError('BAD_OPTION', `${option} is ${value}`, `Give a whole number of at least ${least}.`);
}

/** The fewest pixels a side that a vehicle can be drawn with. */
export const LEAST_SIDE = 8;
