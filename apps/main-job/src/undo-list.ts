interface Undoing {
  readonly what: string;
  readonly undo: () => Promise<unknown>;
}

/** The things that the job has made and must remove again, the latest first. */
export class UndoList {
  #undoings: Undoing[] = [];

  /** Call this as soon as the thing may exist. */
  add(what: string, undo: () => Promise<unknown>): void {
    this.#undoings.push({ what, undo });
  }

  /** Removes everything that it can, and at the end throws for what it could not remove. */
  async undoAll(tell: (what: string) => void): Promise<string[]> {
    const undone: string[] = [];
    const failures: Error[] = [];
    for (const { what, undo } of this.#undoings.splice(0).reverse()) {
      tell(what);
      try {
        await undo();
        undone.push(what);
      } catch (cause) {
        failures.push(new Error(`${what} could not be removed`, { cause }));
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
    return undone;
  }
}
