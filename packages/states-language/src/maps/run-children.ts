import type { MapRun, MapRunTotals } from '../map-run.ts';
import type { Payload } from '../payload.ts';
import type { Branch } from '../runner/branch.ts';
import type { Frame } from '../workflow.ts';
import { runBranches } from '../runner/run-branches.ts';
import type { StatesError } from '../states-error.ts';
import { type FailureTolerance, isExceeded, tooManyFailures } from './failure-tolerance.ts';
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

/** Every line takes the next child until none is left. Answers the failure that stopped them, when too many had failed. */
export async function runChildren(
  frame: Frame,
  fields: ChildFields,
  run: MapRun,
  { totals, tolerance, maxConcurrency, results }: ChildrenOptions,
): Promise<StatesError | undefined> {
  let next = 0;
  let failed = 0;
  let failure: StatesError | undefined;
  const line = async (branch: Branch): Promise<Payload> => {
    for (let child = run.dequeue(); child; child = failure ? undefined : run.dequeue()) {
      const index = next++;
      const ended = await runChild(frame, fields, run, child, branch.signal);
      frame.branch.signal.throwIfAborted();
      await results.add(ended, index);
      if (ended.result.status !== 'SUCCEEDED') failed += child.itemCount;
      if (isExceeded(tolerance, { failed, total: totals.items })) failure ??= tooManyFailures();
      // The failure ends the children that run; Express ones cannot be stopped and are waited for.
      if (failure && fields.executionType === 'STANDARD') throw failure;
    }
    return frame.input;
  };
  const concurrency = Math.min(maxConcurrency || MOST_CONCURRENT, MOST_CONCURRENT, totals.executions);
  const lines = Array.from({ length: concurrency }, () => line);
  await runBranches(frame, lines, false).catch((error: unknown) => {
    if (error !== failure) throw error;
  });
  return failure;
}
