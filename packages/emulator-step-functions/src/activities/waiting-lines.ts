/** Lines of what waits, by a name, each in the order of its coming. */
export class WaitingLines<T> {
  readonly #lines = new Map<string, Set<T>>();

  /** Adds to the end of the line, until it is taken or the signal is aborted. */
  add(name: string, item: T, signal: AbortSignal): void {
    const line = this.#lines.get(name) ?? new Set();
    this.#lines.set(name, line);
    line.add(item);
    signal.addEventListener('abort', () => this.#remove(name, item), { once: true });
  }

  /** Takes the first of the line. */
  shift(name: string): T | undefined {
    const [first] = this.#lines.get(name) ?? [];
    if (first !== undefined) this.#remove(name, first);
    return first;
  }

  takeAll(): T[] {
    const all = [...this.#lines.values()].flatMap((line) => [...line]);
    this.#lines.clear();
    return all;
  }

  #remove(name: string, item: T): void {
    const line = this.#lines.get(name);
    line?.delete(item);
    if (line?.size === 0) this.#lines.delete(name);
  }
}
