import { systemClock } from '@scones/deterministic';
import type { Row } from '../trial.ts';
import type { WatchedEmulator } from '../watched/watched-emulator.ts';

const PAUSE = 30_000;
/** What is under way differs from one moment to the next. */
const KEPT_BYTES = 24 * 2 ** 20;

/** Looks at the emulator's memory, after a collection of garbage, every half minute. */
export class MemorySamples {
  readonly #bytes: number[] = [];
  readonly #done: Promise<void>;
  readonly #ending = new AbortController();

  constructor(emulator: WatchedEmulator, onProgress: (line: string) => void) {
    this.#done = this.#sample(emulator, onProgress);
  }

  /** Resolves when the last look is over. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#done;
  }

  /** Flat where the second half is no higher than the first. */
  row(): Row {
    const half = Math.floor(this.#bytes.length / 2);
    const first = Math.max(...this.#bytes.slice(0, half));
    const tried = this.#bytes.length - half;
    const held = this.#bytes.slice(half).filter((bytes) => bytes < first + KEPT_BYTES).length;
    const name = 'moments of the second half at which no more memory was in use than in the first';
    if (half === 0) return { name, tried: 0, held: 0, note: 'in the long form' };
    const most = Math.max(...this.#bytes.slice(half));
    return { name, tried, held, note: `at most ${megabytes(first)} MB, then ${megabytes(most)} MB` };
  }

  async #sample(emulator: WatchedEmulator, onProgress: (line: string) => void): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await systemClock.sleep(PAUSE, this.#ending.signal).catch(() => undefined);
      if (this.#ending.signal.aborted) return;
      this.#bytes.push(await emulator.usedBytes());
      onProgress(`${megabytes(this.#bytes.at(-1) ?? 0)} MB in use`);
    }
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
