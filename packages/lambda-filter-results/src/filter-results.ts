import { ThresholdConfidenceNotMet } from './errors.ts';
import type { Event } from './event.ts';

/** Passes the event on when some class reaches the threshold; throws otherwise, so that the execution fails loudly. */
export function filterResults(event: Event, threshold: number): Event {
  if (Math.max(...event.body.inferences) < threshold) throw new ThresholdConfidenceNotMet();
  return event;
}
