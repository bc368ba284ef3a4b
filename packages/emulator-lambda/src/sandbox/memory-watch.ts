import type { Clock } from '@scones/deterministic';
import { processMemory } from './process-memory.ts';

/** How often the memory of a busy process is measured. */
const WATCH_MILLISECONDS = 100;

/** The memory that a process takes, as often as it is measured. */
export class MemoryWatch {
  readonly #clock: Clock;
  readonly #pid: () => number | undefined;
  #peakBytes = 0;
  #measuredAt = 0;

  /** `pid` finds the process, which may not have been started yet. */
  constructor(clock: Clock, pid: () => number | undefined) {
    this.#clock = clock;
    this.#pid = pid;
  }

  get peakMegabytes(): number {
    if (this.#clock.now() - this.#measuredAt > WATCH_MILLISECONDS) this.#measure();
    return Math.ceil(this.#peakBytes / 2 ** 20);
  }

  /** Resolves when the process uses more memory than that. Never resolves once the signal is aborted. */
  async exceeds(megabytes: number, signal: AbortSignal): Promise<void> {
    const limit = megabytes * 2 ** 20;
    do {
      await this.#clock.sleep(WATCH_MILLISECONDS, signal).catch((error: unknown) => {
        if (error !== signal.reason) throw error;
      });
      if (signal.aborted) return new Promise(() => undefined);
    } while (this.#measure() <= limit);
  }

  #measure(): number {
    this.#measuredAt = this.#clock.now();
    const pid = this.#pid();
    const memory = pid === undefined ? undefined : processMemory(pid);
    this.#peakBytes = Math.max(this.#peakBytes, memory?.peakBytes ?? 0);
    return memory?.ownBytes ?? 0;
  }
}
