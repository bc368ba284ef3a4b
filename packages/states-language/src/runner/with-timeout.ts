import { type Clock, withDeadline } from '@scones/deterministic';
import { StatesError } from '../states-error.ts';

/** Runs work. When its time is over, the work is aborted and `States.Timeout` thrown; an aborted `signal` ends it at once. */
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
