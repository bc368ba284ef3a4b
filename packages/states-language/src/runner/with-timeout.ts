import { type Clock, withDeadline } from '@scones/deterministic';
import { StatesError } from '../states-error.ts';

/** Runs work that is aborted, and answered for with `States.Timeout`, when its time is over; at once when `signal` is aborted. */
export async function withTimeout<T>(
  clock: Clock,
  signal: AbortSignal,
  seconds = Infinity,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return await withDeadline(clock, seconds * 1000, work, {
    signal,
    whenLate: () => {
      throw new StatesError('States.Timeout', undefined);
    },
  });
}
