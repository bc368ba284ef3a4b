import type { ExecutionStatus, StatusCount } from '../executions/execution-store.ts';

/** The children that a run which was redriven has not come to yet, by how they had ended. */
export class AwaitingRedrive {
  readonly #counts: Map<ExecutionStatus, StatusCount>;

  constructor(counts: readonly StatusCount[]) {
    this.#counts = new Map(counts.map((count) => [count.status, count]));
  }

  get left(): readonly StatusCount[] {
    return [...this.#counts.values()];
  }

  /** The run has come to one. */
  take(status: ExecutionStatus, itemCount: number): void {
    const { executions = 0, items = 0 } = this.#counts.get(status) ?? {};
    this.#counts.set(status, { status, executions: executions - 1, items: items - itemCount });
  }
}
