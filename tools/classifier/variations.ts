import type { Variation } from './trial.ts';

/** What is tried, by name: each says only what differs from the product's defaults. */
export const VARIATIONS: Readonly<Record<string, Variation>> = {
  default: {},
};
