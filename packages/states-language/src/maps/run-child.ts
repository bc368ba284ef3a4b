import type { ChildInput, MapRun } from '../map-run.ts';
import { ExecutionStopped, runExecution } from '../run-execution.ts';
import type { Frame, Workflow } from '../workflow.ts';
import type { EndedChild } from './results.ts';

export interface ChildFields {
  readonly workflow: Workflow;
  readonly executionType: 'STANDARD' | 'EXPRESS';
}

/** Runs one child execution; it is stopped with the Map, or by itself. */
export async function runChild(
  { execution }: Frame,
  { workflow, executionType }: ChildFields,
  run: MapRun,
  started: ChildInput,
  signal: AbortSignal,
): Promise<EndedChild> {
  const child = run.startChild(started);
  const { clock, pause, random, callService, taskTokens, scheduleActivity } = execution.ports;
  const { history, startMapRun } = child;
  const stop = new AbortController();
  const end = (): void => stop.abort(new ExecutionStopped(undefined, undefined));
  const stopChild = (): void => stop.abort(child.signal.reason);
  signal.addEventListener('abort', end, { once: true });
  child.signal.addEventListener('abort', stopChild, { once: true });
  try {
    const result = await runExecution({
      machine: { ...workflow, timeoutSeconds: undefined },
      identity: child.identity,
      input: started.input,
      signal: stop.signal,
      ports: { clock, pause, random, callService, history, startMapRun, taskTokens, scheduleActivity },
      ...(executionType === 'EXPRESS' && { historyLimit: Infinity }),
    });
    child.end(result);
    return { ...started, executionType, identity: child.identity, result, stopTime: clock.now() };
  } finally {
    signal.removeEventListener('abort', end);
    child.signal.removeEventListener('abort', stopChild);
  }
}
