import type { Clock } from '@scones/deterministic';
import { StatesError } from '../states-error.ts';

/** Runs work that is aborted, and answered for with `States.Timeout`, when its time is over; at once when `signal` is aborted. */
export async function withTimeout<T>(
  clock: Clock,
  signal: AbortSignal,
  seconds: number | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (reason: unknown): void => {
    reject(reason);
    controller.abort(reason);
  };
  const forward = (): void => end(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  const timer = seconds === undefined ? undefined : startTimer(clock, seconds, end);
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    signal.removeEventListener('abort', forward);
    timer?.abort(TIMER_NOT_NEEDED);
  }
}

/** Made once: the stack of a reason that nobody sees is dear. */
const TIMER_NOT_NEEDED = new Error('The work was done in time.');

function startTimer(clock: Clock, seconds: number, end: (reason: unknown) => void): AbortController {
  const timer = new AbortController();
  clock.sleep(seconds * 1000, timer.signal).then(
    () => end(new StatesError('States.Timeout', undefined)),
    () => undefined,
  );
  return timer;
}
