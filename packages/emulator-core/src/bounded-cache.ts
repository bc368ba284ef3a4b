/** Keeps values that are slow to make. Beyond the limit it forgets the value that was asked for longest ago. */
export class BoundedCache<Key, Value> {
  readonly #limit: number;
  /** The key that was asked for last is the last one. */
  readonly #values = new Map<Key, Value>();
  #last: { readonly key: Key; readonly value: Value } | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#values.size;
  }

  /** Answers the value that is kept for the key, or else makes and keeps one; where `make` throws, nothing is kept. */
  getOrMake(key: Key, make: () => Value): Value {
    // Most ask again for what was asked for last: then nothing has to be moved.
    if (this.#last?.key === key) return this.#last.value;
    if (!this.#values.has(key)) return this.#keep(key, make());
    const value = this.#values.get(key) as Value;
    this.#values.delete(key);
    return this.#keep(key, value);
  }

  delete(key: Key): void {
    if (this.#last?.key === key) this.#last = undefined;
    this.#values.delete(key);
  }

  #keep(key: Key, value: Value): Value {
    this.#values.set(key, value);
    this.#last = { key, value };
    if (this.#values.size > this.#limit) this.#values.delete(this.#values.keys().next().value as Key);
    return value;
  }
}
