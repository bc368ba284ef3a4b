import type { Json } from '../json.ts';
import { runtimeError } from '../states-error.ts';

/** More than any payload holds, and little enough to be visited within a few milliseconds. */
const MOST_VISITS = 300_000;
/** A text counts as one visit for each of this many characters. */
const CHARACTERS_PER_VISIT = 64;

/** One search along a path. It ends with an error when it visits more values than any sensible path leads to. */
export class Walk {
  /** What `$` in a filter means. */
  readonly root: Json;
  readonly #path: string;
  #left = MOST_VISITS;

  constructor(root: Json, path: string) {
    this.root = root;
    this.#path = path;
  }

  visit(values = 1): void {
    this.#left -= values;
    this.require(0);
  }

  /** Before work that might not end otherwise. */
  require(values: number): void {
    if (this.#left >= values) return;
    throw runtimeError(`The JSONPath '${this.#path}' leads to more than ${MOST_VISITS} values`);
  }

  /** Visits all that a result holds: its values may hold each other, so that its text is far longer than the data. */
  visitAll(result: Json): void {
    const pending = [result];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      this.visit(typeof next === 'string' ? 1 + Math.floor(next.length / CHARACTERS_PER_VISIT) : 1);
      if (typeof next !== 'object' || next === null) continue;
      for (const child of Array.isArray(next) ? next : Object.values(next)) pending.push(child);
    }
  }
}
