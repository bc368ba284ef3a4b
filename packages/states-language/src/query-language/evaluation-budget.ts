/** About ten milliseconds of work, in visits of one value. */
const VISITS = 150_000;
/** What the library does for one node of an expression takes as long as so many visits. */
const VISITS_PER_NODE = 40;
const CHARACTERS_PER_VISIT = 64;
const ITEMS_PER_VISIT = 4;

/** An evaluation takes too long for the thread that everything else runs on. */
export class BudgetSpent extends Error {}

/**
 * How much one evaluation may do on the thread that everything else runs on. It counts work and not time, so that an
 * evaluation runs at the same place each time.
 */
export class EvaluationBudget {
  #left = VISITS;

  spend(visits: number): void {
    this.#left -= visits;
    if (!(this.#left >= 0)) throw new BudgetSpent();
  }

  /** Before work that might not end otherwise. */
  require(visits: number): void {
    if (!(this.#left >= visits)) throw new BudgetSpent();
  }

  spendOnNode(value: unknown): void {
    this.spend(VISITS_PER_NODE);
    if (typeof value === 'string') this.spend(value.length / CHARACTERS_PER_VISIT);
    else if (Array.isArray(value)) this.spend(value.length / ITEMS_PER_VISIT);
  }

  /** Visits a value to its leaves: values that hold each other may be far larger than what was computed for them. */
  spendOnAll(value: unknown): void {
    if (typeof value !== 'object' || value === null) return this.#spendOnLeaf(value);
    const pending: object[] = [value];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (isFunction(next)) continue;
      if (Array.isArray(next)) for (const item of next as unknown[]) this.#visit(item, pending);
      else for (const part of Object.values(next) as unknown[]) this.#visit(part, pending);
    }
  }

  #visit(value: unknown, pending: object[]): void {
    if (typeof value === 'object' && value !== null) {
      this.spend(1);
      pending.push(value);
    } else this.#spendOnLeaf(value);
  }

  #spendOnLeaf(value: unknown): void {
    this.spend(typeof value === 'string' ? 1 + value.length / CHARACTERS_PER_VISIT : 1);
  }
}

/** A function's own environment is no data. */
function isFunction(value: object): boolean {
  return '_jsonata_lambda' in value || '_jsonata_function' in value;
}
