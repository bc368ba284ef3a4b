/** Time as a port. Code that waits or reads the time is given a clock. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after that many milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that also tells how much time has passed since some fixed moment. */
export interface SteadyClock extends Clock {
  /** Milliseconds; never less than before, however the time of day is set. */
  elapsed(): number;
}

/** `setTimeout` takes no longer delay than this and fires at once beyond it. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The only clock that reads the machine's time. A sleep lasts as long as asked for, however the time of day is set. */
export const systemClock: SteadyClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  async sleep(milliseconds, signal) {
    const end = performance.now() + milliseconds;
    do {
      await timer(Math.min(Math.max(end - performance.now(), 0), LONGEST_TIMER), signal);
    } while (performance.now() < end);
  },
};

function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(asError(signal.reason));
    const abort = (): void => {
      clearTimeout(handle);
      reject(asError(signal?.reason));
    };
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
