/** Hands on what arrives, in its order, to a test that waits for it. */
export class Mailbox<T> {
  readonly #arrived: T[] = [];
  #waiting: ((item: T) => void) | undefined;

  add(item: T): void {
    if (this.#waiting) this.#waiting(item);
    else this.#arrived.push(item);
    this.#waiting = undefined;
  }

  next(): Promise<T> {
    const item = this.#arrived.shift();
    return item === undefined ? new Promise((resolve) => (this.#waiting = resolve)) : Promise.resolve(item);
  }
}
