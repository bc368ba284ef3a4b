import type { Json } from '../json.ts';
import type { MapRun, MapRunRequest } from '../map-run.ts';
import type { Payload } from '../payload.ts';
import { type ExecutionResult, ExecutionStopped, runExecution } from '../run-execution.ts';
import type { Branch, Frame } from '../runner/frame.ts';
import { runBranches } from '../runner/run-branches.ts';
import { runtimeError, StatesError } from '../states-error.ts';
import { failureDetails } from '../tasks/task-resource.ts';
import type { Work } from '../workflow.ts';
import { selectInput } from './map-items.ts';
import type { MapFields } from './map.ts';

/** More than this at a time would only wait for each other on one machine; AWS's own limit is 10,000. */
const MOST_CONCURRENT = 1000;

export interface DistributedMapFields extends MapFields {
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | undefined;
}

/** Runs every item as an execution of its own, within a Map Run. */
export function distributedMap(fields: DistributedMapFields): Work {
  return async (frame) => {
    const { scope } = frame;
    const items = (await fields.readItems(scope)) as Json[];
    const maxConcurrency = (await fields.maxConcurrency(scope)) ?? 0;
    frame.write('MapStateStarted', { length: items.length });
    const request: MapRunRequest = {
      stateName: frame.stateName,
      label: fields.label,
      executionType: fields.executionType,
      itemCount: items.length,
      maxConcurrency,
      toleratedFailureCount: (await fields.toleratedFailureCount(scope)) ?? 0,
      toleratedFailurePercentage: asPercentage((await fields.toleratedFailurePercentage(scope)) ?? 0),
    };
    const run = frame.execution.ports.startMapRun(request);
    frame.write('MapRunStarted', { mapRunArn: run.arn });
    const result = await runItems(frame, fields, items, run, request);
    // Recordings of AWS up to 2024 point from the Map's exit to this event, later ones to MapRunStarted.
    frame.write('MapRunSucceeded', undefined);
    frame.note('MapStateSucceeded', undefined);
    return { result };
  };
}

function asPercentage(value: number): number {
  if (value < 0 || value > 100) throw runtimeError('ToleratedFailurePercentage must be between 0 and 100.');
  return value;
}

async function runItems(
  frame: Frame,
  fields: DistributedMapFields,
  items: readonly Json[],
  run: MapRun,
  request: MapRunRequest,
): Promise<Json[]> {
  const outputs: (Json | undefined)[] = new Array<undefined>(items.length).fill(undefined);
  let next = 0;
  let failures = 0;
  const line = async (branch: Branch): Promise<Payload> => {
    while (next < items.length) {
      const Index = next++;
      branch.signal.throwIfAborted();
      const input = await selectInput(frame.scope, fields.selectItem, { Index, Value: items[Index] as Json });
      const ended = await runChild(frame, fields, run, input, branch.signal);
      if (ended.status === 'SUCCEEDED') outputs[Index] = JSON.parse(ended.output) as Json;
      else if (isTooMany(++failures, request)) throw tooManyFailures();
    }
    return frame.input;
  };
  const concurrency = Math.min(request.maxConcurrency || MOST_CONCURRENT, MOST_CONCURRENT, items.length);
  try {
    await runBranches(
      frame,
      Array.from({ length: concurrency }, () => line),
      false,
    );
    run.end('SUCCEEDED');
    return outputs.filter((output) => output !== undefined);
  } catch (error) {
    run.end(frame.branch.signal.aborted ? 'ABORTED' : 'FAILED');
    if (error instanceof StatesError && !frame.branch.signal.aborted) {
      frame.write('MapRunFailed', failureDetails(error));
    }
    throw error;
  }
}

async function runChild(
  { execution }: Frame,
  { workflow, executionType }: DistributedMapFields,
  run: MapRun,
  input: Json,
  signal: AbortSignal,
): Promise<ExecutionResult> {
  const text = JSON.stringify(input);
  const child = run.startChild(text);
  const { clock, random, callService } = execution.ports;
  const stop = new AbortController();
  const end = (): void => stop.abort(new ExecutionStopped(undefined, undefined));
  const stopChild = (): void => stop.abort(child.signal.reason);
  signal.addEventListener('abort', end, { once: true });
  child.signal.addEventListener('abort', stopChild, { once: true });
  try {
    const result = await runExecution({
      machine: { ...workflow, timeoutSeconds: undefined },
      identity: child.identity,
      input: text,
      signal: stop.signal,
      ports: {
        clock,
        random,
        callService,
        history: child.history,
        startMapRun: child.startMapRun,
      },
      ...(executionType === 'EXPRESS' && { historyLimit: Infinity }),
    });
    child.end(result);
    return result;
  } finally {
    signal.removeEventListener('abort', end);
    child.signal.removeEventListener('abort', stopChild);
  }
}

function isTooMany(failures: number, request: MapRunRequest): boolean {
  const { itemCount, toleratedFailureCount, toleratedFailurePercentage } = request;
  const tolerated = Math.max(toleratedFailureCount, (itemCount * toleratedFailurePercentage) / 100);
  return failures > tolerated;
}

function tooManyFailures(): StatesError {
  return new StatesError(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
