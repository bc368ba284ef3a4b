import type { KeptChild, MapRun } from '../map-run.ts';
import { ExecutionStopped, runExecution } from '../run-execution.ts';
import { turns } from '../runner/turns.ts';
import type { Frame, Workflow } from '../workflow.ts';
import type { EndedChild } from './results.ts';

/** Starting and ending a child takes as long as so many states. */
const CHILD_IN_STATES = 7;

export interface ChildFields {
  readonly workflow: Workflow;
  readonly executionType: 'STANDARD' | 'EXPRESS';
}

/** Runs one child execution; it is stopped with the Map, or by itself. */
export async function runChild(
  { execution }: Frame,
  { workflow, executionType }: ChildFields,
  run: MapRun,
  started: KeptChild,
  signal: AbortSignal,
): Promise<EndedChild> {
  turns.spend(CHILD_IN_STATES);
  const child = run.startChild(started);
  const { identity, recorded } = child;
  if (child.ended) return { ...started, executionType, identity, ...child.ended };
  const { history, startMapRun } = child;
  const stop = new AbortController();
  const stopWithRun = (): void => stop.abort(new ExecutionStopped(undefined, undefined));
  const stopChild = (): void => stop.abort(child.signal.reason);
  signal.addEventListener('abort', stopWithRun, { once: true });
  child.signal.addEventListener('abort', stopChild, { once: true });
  try {
    const result = await runExecution({
      machine: { ...workflow, timeoutSeconds: undefined },
      identity,
      recorded,
      input: started.input,
      signal: stop.signal,
      ports: { ...execution.ports, history, startMapRun },
      ...(executionType === 'EXPRESS' && { historyLimit: Infinity }),
    });
    const end = { result, stopTime: execution.ports.clock.now() };
    child.end(end);
    return { ...started, executionType, identity, ...end };
  } finally {
    signal.removeEventListener('abort', stopWithRun);
    child.signal.removeEventListener('abort', stopChild);
  }
}
