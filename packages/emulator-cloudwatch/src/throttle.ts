import type { Clock } from '@scones/deterministic';

/** A run takes as long as the metric has data in the alarm's periods. Under load there is one run a second. */
const RUNS_A_SECOND = 10;
const SECOND = 1000;

interface Recent {
  readonly since: number;
  count: number;
  isDeferred: boolean;
}

/**
 * Runs its work for a key at once, up to ten times a second. One run at the end of the second stands for all that are
 * requested after those.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #work: (key: string) => void;
  readonly #recent = new Map<string, Recent>();
  readonly #deferred = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(clock: Clock, work: (key: string) => void) {
    this.#clock = clock;
    this.#work = work;
  }

  request(key: string): void {
    const now = this.#clock.now();
    const before = this.#recent.get(key);
    const recent =
      before && now - before.since < SECOND ? before : { since: now, count: 0, isDeferred: false };
    this.#recent.set(key, recent);
    if (recent.count++ < RUNS_A_SECOND) this.#work(key);
    else if (!recent.isDeferred) this.#defer(key, recent, recent.since + SECOND - now);
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('closed'));
    await Promise.all(this.#deferred);
  }

  #defer(key: string, recent: Recent, milliseconds: number): void {
    recent.isDeferred = true;
    const deferred = this.#clock
      .sleep(milliseconds, this.#closing.signal)
      .then(
        () => this.#work(key),
        () => undefined,
      )
      .finally(() => this.#deferred.delete(deferred));
    this.#deferred.add(deferred);
  }
}
