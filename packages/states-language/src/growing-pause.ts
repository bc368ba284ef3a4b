import type { Clock } from '@scones/deterministic';
import type { Ports } from './ports.ts';

const FIRST_PAUSE_MILLISECONDS = 50;
const LONGEST_PAUSE_MILLISECONDS = 1000;

/** Pauses that double from 50 milliseconds up to the longest, a second where none is named. */
export function growingPause(clock: Clock, longestMilliseconds = LONGEST_PAUSE_MILLISECONDS): Ports['pause'] {
  return ({ looks, signal }) =>
    clock.sleep(Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** (looks - 1), longestMilliseconds), signal);
}
