/** Keeps values that are slow to make. Beyond the limit it forgets the value that was asked for longest ago. */
export class BoundedCache<Key, Value> {
  readonly #limit: number;
  /** The key that was asked for last is the last one. */
  readonly #values = new Map<Key, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#values.size;
  }

  /** Answers the value that is kept for the key, or else makes and keeps one; where `make` throws, nothing is kept. */
  getOrMake(key: Key, make: () => Value): Value {
    if (!this.#values.has(key)) return this.#keep(key, make());
    const value = this.#values.get(key) as Value;
    this.#values.delete(key);
    return this.#keep(key, value);
  }

  delete(key: Key): void {
    this.#values.delete(key);
  }

  #keep(key: Key, value: Value): Value {
    this.#values.set(key, value);
    if (this.#values.size > this.#limit) this.#values.delete(this.#values.keys().next().value as Key);
    return value;
  }
}
