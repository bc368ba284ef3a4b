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
  const timer = new AbortController();
  if (seconds !== undefined) {
    clock.sleep(seconds * 1000, timer.signal).then(
      () => end(new StatesError('States.Timeout', undefined)),
      () => undefined,
    );
  }
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    signal.removeEventListener('abort', forward);
    timer.abort();
  }
}
