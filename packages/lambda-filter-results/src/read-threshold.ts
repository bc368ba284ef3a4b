import { ThresholdNotConfigured } from './errors.ts';
import type { Event } from './event.ts';

/** The event's own threshold, else the one that the function is configured with. */
export function readThreshold(event: Event, configured: string | undefined): number {
  const { threshold } = event.body;
  if (threshold !== undefined) return threshold;
  const value = configured?.trim() ? Number(configured) : NaN;
  if (!(value >= 0 && value <= 1)) throw new ThresholdNotConfigured(configured);
  return value;
}
