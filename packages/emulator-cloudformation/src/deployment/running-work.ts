import { type Clock, withDeadline } from '@scones/deterministic';

/** The deployments and deletions that are under way, one a stack. */
export class RunningWork {
  readonly #running = new Map<string, Promise<void>>();
  readonly #background = new Set<Promise<void>>();
  readonly #clock: Clock;
  readonly #onFault: (error: unknown) => void;

  constructor(clock: Clock, onFault: (error: unknown) => void) {
    this.#clock = clock;
    this.#onFault = onFault;
  }

  /** Starts the work and waits for its end, but no longer than clients wait before they ask for the first time. */
  async start(stackId: string, work: () => Promise<void>, patienceMilliseconds = 5_000): Promise<void> {
    const running = work()
      .catch(this.#onFault)
      .finally(() => this.#running.delete(stackId));
    this.#running.set(stackId, running);
    await withDeadline(this.#clock, patienceMilliseconds, () => running, { whenLate: () => undefined });
  }

  /** Runs something small that nobody waits for until the service closes. */
  inBackground(work: Promise<unknown>): void {
    const quiet = work.catch(this.#onFault).then(() => void this.#background.delete(quiet));
    this.#background.add(quiet);
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values());
    await Promise.all(this.#background);
  }
}
