import { marginOf } from '@scones/classifier-measures';
import { percent } from '../charts/scale.ts';
import type { Measured } from '../quality/quality-schema.ts';

/** `97.5 %`, or a dash where nothing is known. */
export const shareText = ({ value }: Measured): string => (value === null ? '–' : percent(value, 1));

/** `94.3–98.9 %`, the bounds of a share. */
export function shareRange({ low, high }: Measured): string {
  if (low === null || high === null) return '';
  return `${(100 * low).toFixed(1)}–${percent(high, 1)}`;
}

/** `0.081–0.142`, the bounds of any other number. */
export function plainRange({ low, high }: Measured): string {
  return low === null || high === null ? '' : `${low.toFixed(3)}–${high.toFixed(3)}`;
}

/** `± 2.3 points`, half the width of a share's interval. */
export function marginText({ low, high }: Measured): string {
  return low === null || high === null ? '' : `± ${(100 * marginOf({ low, high })).toFixed(1)} points`;
}
