import { percent } from '@scones/classifier-measures';
import type { Measured } from '../quality/quality-schema.ts';

/** `97.5 %`, or a dash where nothing is known. */
export const shareText = ({ value }: Measured): string => (value === null ? '–' : percent(value));

/** `94.3–98.9 %`, the bounds of a share. */
export function shareRange({ low, high }: Measured): string {
  if (low === null || high === null) return '';
  return `${(100 * low).toFixed(1)}–${percent(high)}`;
}

/** `0.081–0.142`, the bounds of any other number. */
export function plainRange({ low, high }: Measured): string {
  return low === null || high === null ? '' : `${low.toFixed(3)}–${high.toFixed(3)}`;
}

/** `between 94.3 and 98.9 %`, the bounds of a share in a sentence. */
export function shareBetween({ low, high }: Measured): string {
  return low === null || high === null ? '' : `between ${(100 * low).toFixed(1)} and ${percent(high)}`;
}
