/** About a millisecond of states that only compute; ten where each ends an execution. */
const STATES_A_TURN = 200;

/**
 * Shares the turns of the event loop among all executions, since states that only compute never wait: requests and timers
 * get their turn after so many states, whichever executions these are of.
 */
export class Turns {
  #states = 0;
  #isScheduled = false;
  readonly #waiting: (() => void)[] = [];

  /** To be awaited before a state and after a wait; nothing where this turn has room for it. */
  take(): Promise<void> | undefined {
    this.#schedule();
    if (++this.#states <= STATES_A_TURN) return undefined;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Counts work that takes as long as so many states. */
  spend(states: number): void {
    this.#schedule();
    this.#states += states;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#begin());
  }

  #begin(): void {
    const next = this.#waiting.splice(0, STATES_A_TURN);
    this.#states = next.length;
    this.#isScheduled = false;
    if (this.#waiting.length > 0) this.#schedule();
    for (const goOn of next) goOn();
  }
}

/** Those of this process. */
export const turns = new Turns();
