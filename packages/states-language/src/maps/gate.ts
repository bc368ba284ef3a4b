/** Lets no more lines work at a time than a limit says, which may change while they do. */
export class Gate {
  readonly #limit: () => number;
  readonly #waiting = new Set<() => void>();
  #working = 0;
  #isOpen = false;

  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Resolves when there is room for one more. */
  async enter(): Promise<void> {
    while (!this.#isOpen && this.#working >= this.#limit()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      await promise;
    }
    this.#working++;
  }

  leave(): void {
    this.#working--;
    this.admit();
  }

  /** Wakes as many as there is room for; the limit may be another one. */
  admit(): void {
    let room = this.#isOpen ? Infinity : this.#limit() - this.#working;
    for (const wake of this.#waiting) {
      if (room-- <= 0) return;
      this.#waiting.delete(wake);
      wake();
    }
  }

  /** From now on there is room for all. */
  open(): void {
    this.#isOpen = true;
    this.admit();
  }
}
