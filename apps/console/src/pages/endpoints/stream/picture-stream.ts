import type { Clock } from '@scones/deterministic';
import type { Inference, PictureStatistics } from '@scones/model-monitor';

/** One answer of the stream, with the appearance of its picture. */
export interface StreamAnswer extends Inference {
  readonly statistics: PictureStatistics;
}

export interface StreamState {
  readonly isOn: boolean;
  readonly sent: number;
  /** The newest `MOST_KEPT`, by time. */
  readonly answers: readonly StreamAnswer[];
  /** The reason why the stream ended by itself. */
  readonly failure?: Error;
}

interface Source {
  readonly keys: readonly string[];
  /** Sends one picture; its number tells it from others with the same key. */
  ask(key: string, number: number, signal: AbortSignal): Promise<StreamAnswer>;
  /** Called with the answers after each new one. */
  watch(answers: readonly StreamAnswer[]): Promise<void>;
}

/** This many answers show whether pictures drift, and are soon replaced when a setting changes. */
export const MOST_KEPT = 100;

/** Sends pictures one after the other, in rotation, until it is stopped or one fails. */
export class PictureStream {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #state: StreamState = { isOn: false, sent: 0, answers: [] };
  #ended = new AbortController();
  #perSecond = 4;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): StreamState => this.#state;

  get perSecond(): number {
    return this.#perSecond;
  }

  /** Takes effect with the next picture. */
  setPerSecond(perSecond: number): void {
    this.#perSecond = perSecond;
  }

  async start(source: Source): Promise<void> {
    if (this.#state.isOn) return;
    const { signal } = (this.#ended = new AbortController());
    this.#change({ isOn: true, sent: 0, answers: [] });
    try {
      await this.#send(source, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#change({
        ...this.#state,
        isOn: false,
        failure: error instanceof Error ? error : new Error(String(error)),
      });
    }
  }

  stop(): void {
    this.#ended.abort();
    if (this.#state.isOn) this.#change({ ...this.#state, isOn: false });
  }

  async #send(source: Source, signal: AbortSignal): Promise<void> {
    const { keys } = source;
    if (keys.length === 0) throw new Error('No picture lies below the prefix of the test pictures.');
    for (let number = 0; !signal.aborted; number += 1) {
      const due = this.#clock.now() + 1000 / this.#perSecond;
      const answer = await source.ask(keys[number % keys.length] ?? '', number, signal);
      if (signal.aborted) return;
      const answers = [...this.#state.answers, answer].slice(-MOST_KEPT);
      this.#change({ isOn: true, sent: number + 1, answers });
      await source.watch(answers);
      await this.#clock.sleep(Math.max(0, due - this.#clock.now()), signal);
    }
  }

  #change(state: StreamState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
