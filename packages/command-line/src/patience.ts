import type { Clock } from '@scones/deterministic';

interface PatienceOptions {
  readonly clock: Clock;
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
  /** By how much each wait is longer than the one before. */
  readonly growth?: number;
}

/**
 * The waits between two looks at something that changes elsewhere. They are short at first and after each change, and
 * grow while nothing happens. A fast service is noticed at once, and a slow one is not flooded with requests.
 */
export class Patience {
  readonly #options: PatienceOptions;
  #next: number;

  constructor(options: PatienceOptions) {
    this.#options = options;
    this.#next = options.firstMilliseconds;
  }

  async wait(signal?: AbortSignal): Promise<void> {
    const { clock, longestMilliseconds, growth = 1.5 } = this.#options;
    const milliseconds = this.#next;
    this.#next = Math.min(this.#next * growth, longestMilliseconds);
    await clock.sleep(milliseconds, signal);
  }

  /** Call this when something has changed. */
  renew(): void {
    this.#next = this.#options.firstMilliseconds;
  }
}
