import type { Clock, SteadyClock } from './clock.ts';
import { settle } from './settle.ts';

/** Nobody sees it: one for all, since an error's stack is dear. */
const CALLED_OFF = new Error('Another alarm is set.');

interface Sleeper {
  /** By `elapsed`, with what the clock has been moved. */
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** Time that goes on as its base does, and can be moved forward: what sleeps until then wakes in order. */
export class MovableClock implements Clock {
  readonly #base: SteadyClock;
  readonly #jumps: boolean;
  /** The next to wake first. */
  readonly #sleepers: Sleeper[] = [];
  #moved = 0;
  /** The time of day at which the base's `elapsed` was zero, by the latest that it was ever set to. */
  #start = -Infinity;
  #holds = 0;
  #alarm: AbortController | undefined;

  /** With `jumps` it moves by itself to the next sleeper's end whenever nothing is held. */
  constructor(base: SteadyClock, options: { readonly jumps?: boolean } = {}) {
    this.#base = base;
    this.#jumps = options.jumps ?? false;
  }

  /** Never earlier than before: when the time of day is set back it goes on, when it is set forward it follows. */
  now(): number {
    const [timeOfDay, elapsed] = [this.#base.now(), this.#base.elapsed()];
    this.#start = Math.max(this.#start, timeOfDay - elapsed);
    return Math.max(timeOfDay, Math.floor(this.#start + elapsed)) + this.#moved;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const abort = (): void => {
        const place = this.#sleepers.indexOf(sleeper);
        this.#sleepers.splice(place, 1);
        // The alarm is for the first alone: most sleeps are deadlines that are called off.
        if (place === 0) this.#setAlarm();
        reject(signal?.reason as Error);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const sleeper: Sleeper = { wakesAt: this.#elapsed() + Math.max(milliseconds, 0), wake };
      signal?.addEventListener('abort', abort, { once: true });
      this.#insert(sleeper);
      if (this.#sleepers[0] === sleeper) this.#setAlarm();
    });
  }

  /** Runs work of the outside world, whose end no jump may overtake. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#holds++;
    try {
      return await work();
    } finally {
      this.#holds--;
      this.#setAlarm();
    }
  }

  /** Moves time forward. Wakes each sleeper that is due on the way, and lets its work run. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#elapsed() + milliseconds;
    await settle();
    for (let next = this.#sleepers[0]; next && next.wakesAt <= end; next = this.#sleepers[0]) {
      this.#moveTo(next.wakesAt);
      this.#wakeDue();
      await settle();
    }
    this.#moveTo(end);
    this.#setAlarm();
  }

  #elapsed(): number {
    return this.#base.elapsed() + this.#moved;
  }

  /** By whole milliseconds, as times of day have them. */
  #moveTo(moment: number): void {
    this.#moved += Math.ceil(Math.max(moment - this.#elapsed(), 0));
  }

  /** Behind those that wake at the same moment. */
  #insert(sleeper: Sleeper): void {
    let [low, high] = [0, this.#sleepers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sleepers[middle] as Sleeper).wakesAt <= sleeper.wakesAt) low = middle + 1;
      else high = middle;
    }
    this.#sleepers.splice(low, 0, sleeper);
  }

  #wakeDue(): void {
    const now = this.#elapsed();
    for (let next = this.#sleepers[0]; next && next.wakesAt <= now; next = this.#sleepers[0]) {
      this.#sleepers.shift();
      next.wake();
    }
  }

  /** Waits for the next sleeper's end, and for no other. */
  #setAlarm(): void {
    this.#alarm?.abort(CALLED_OFF);
    this.#alarm = undefined;
    const next = this.#sleepers[0];
    if (!next) return;
    const alarm = (this.#alarm = new AbortController());
    const wait = this.#jumps ? this.#idle(alarm.signal) : Promise.resolve(false);
    void wait
      .then((isIdle) => {
        if (isIdle) this.#moveTo(next.wakesAt);
        const left = next.wakesAt - this.#elapsed();
        return left > 0 ? this.#base.sleep(left, alarm.signal) : undefined;
      })
      .then(
        () => {
          this.#wakeDue();
          this.#setAlarm();
        },
        () => undefined,
      );
  }

  /** Whether nothing is held once all that could run has run. */
  async #idle(signal: AbortSignal): Promise<boolean> {
    await settle();
    signal.throwIfAborted();
    return this.#holds === 0;
  }
}
