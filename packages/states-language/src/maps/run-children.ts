import type { KeptChild, MapRun, MapRunTotals } from '../map-run.ts';
import type { Payload } from '../payload.ts';
import type { Branch } from '../runner/branch.ts';
import type { Frame } from '../workflow.ts';
import { runBranches } from '../runner/run-branches.ts';
import type { StatesError } from '../states-error.ts';
import { type FailureTolerance, isExceeded, tooManyFailures } from './failure-tolerance.ts';
import { Gate } from './gate.ts';
import type { Results } from './results.ts';
import { type ChildFields, runChild } from './run-child.ts';

/** More than this at a time would only wait for each other on one machine; AWS's own limit is 10,000. */
const MOST_CONCURRENT = 1000;

interface ChildrenOptions {
  readonly totals: MapRunTotals;
  readonly tolerance: FailureTolerance;
  /** 0 means no bound. */
  readonly maxConcurrency: number;
  readonly results: Results;
}

/**
 * Runs a Map Run's children side by side. Answers the failure that stopped them, when too many had failed. The limits are
 * the state's own until somebody changes the run's.
 */
export async function runChildren(
  frame: Frame,
  fields: ChildFields,
  run: MapRun,
  options: ChildrenOptions,
): Promise<StatesError | undefined> {
  const lines = new ChildLines(frame, fields, run, options);
  const end = (): void => lines.end();
  const { signal } = frame.branch;
  signal.addEventListener('abort', end, { once: true });
  try {
    return await lines.run();
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** Lines of which each takes the next child until none is left, as many at a time as the run allows. */
class ChildLines {
  readonly #frame: Frame;
  readonly #fields: ChildFields;
  readonly #mapRun: MapRun;
  readonly #options: ChildrenOptions;
  readonly #gate: Gate;
  #next = 0;
  #failed = 0;
  #failure: StatesError | undefined;
  #isOver = false;

  constructor(frame: Frame, fields: ChildFields, run: MapRun, options: ChildrenOptions) {
    this.#frame = frame;
    this.#fields = fields;
    this.#mapRun = run;
    this.#options = options;
    this.#gate = new Gate(() => (run.changed().maxConcurrency ?? options.maxConcurrency) || MOST_CONCURRENT);
    run.onChanged(() => this.#gate.admit());
  }

  async run(): Promise<StatesError | undefined> {
    const length = Math.min(MOST_CONCURRENT, this.#options.totals.executions);
    const lines = Array.from({ length }, () => (branch: Branch) => this.#line(branch));
    await runBranches(this.#frame, lines, false).catch((error: unknown) => {
      if (error !== this.#failure) throw error;
    });
    return this.#failure;
  }

  /** No line takes another child. */
  end(): void {
    this.#isOver = true;
    this.#gate.open();
  }

  async #line(branch: Branch): Promise<Payload> {
    while (!this.#isOver) {
      await this.#gate.enter();
      try {
        await this.#takeTurn(branch);
      } catch (error) {
        this.end();
        throw error;
      } finally {
        this.#gate.leave();
      }
    }
    return this.#frame.input;
  }

  async #takeTurn(branch: Branch): Promise<void> {
    const child = this.#isOver || this.#failure ? undefined : this.#mapRun.dequeue();
    if (child) await this.#work(child, branch);
    else this.end();
  }

  async #work(child: KeptChild, { signal }: Branch): Promise<void> {
    const { tolerance, totals, results } = this.#options;
    const index = this.#next++;
    const ended = await runChild(this.#frame, this.#fields, this.#mapRun, child, signal);
    this.#frame.branch.signal.throwIfAborted();
    await results.add(ended, index);
    if (ended.result.status !== 'SUCCEEDED') this.#failed += child.itemCount;
    const items = { failed: this.#failed, total: totals.items };
    if (isExceeded(changedTolerance(tolerance, this.#mapRun), items)) this.#failure ??= tooManyFailures();
    // The failure ends the children that run; Express ones cannot be stopped and are waited for.
    if (this.#failure && this.#fields.executionType === 'STANDARD') throw this.#failure;
  }
}

function changedTolerance({ count, percentage }: FailureTolerance, { changed }: MapRun): FailureTolerance {
  const { toleratedFailureCount, toleratedFailurePercentage } = changed();
  return {
    count: toleratedFailureCount ?? count,
    percentage: toleratedFailurePercentage ?? percentage,
  };
}
