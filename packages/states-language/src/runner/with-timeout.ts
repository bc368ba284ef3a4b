import { type Clock, withDeadline } from '@scones/deterministic';
import { StatesError } from '../states-error.ts';

/**
 * Runs work until a time in milliseconds since the epoch. Then the work is aborted and `States.Timeout` thrown; an
 * aborted `signal` ends it at once.
 */
export async function withTimeout<T>(
  clock: Clock,
  signal: AbortSignal,
  until: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return await withDeadline(clock, until - clock.now(), work, {
    signal,
    whenLate: () => {
      throw new StatesError('States.Timeout', undefined);
    },
  });
}
