import { type Clock, withDeadline } from '@scones/deterministic';

/** Receivers that wait for a queue to have something for them. */
export class Arrivals {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Set<() => void>>();
  #isClosed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** All who wait for that queue look again. */
  tell(queue: string): void {
    for (const wake of this.#waiting.get(queue) ?? []) wake();
  }

  /** Resolves when there is reason to look again: a message, the end of the time, a caller who has gone. */
  async wait(queue: string, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#waiting.get(queue) ?? new Set();
    this.#waiting.set(queue, waiting.add(resolve));
    const wake = (): void => resolve();
    signal?.addEventListener('abort', wake, { once: true });
    try {
      await withDeadline(this.#clock, milliseconds, () => promise, { whenLate: () => undefined });
    } finally {
      signal?.removeEventListener('abort', wake);
      waiting.delete(resolve);
      if (waiting.size === 0) this.#waiting.delete(queue);
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const queue of this.#waiting.keys()) this.tell(queue);
  }
}
