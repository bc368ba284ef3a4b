import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import type { MapRun, MapRunRequest } from '../map-run.ts';
import type { Payload } from '../payload.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import type { Branch, Frame } from '../runner/frame.ts';
import { runBranches } from '../runner/run-branches.ts';
import type { MapFields } from '../states/map.ts';
import { runtimeError, StatesError } from '../states-error.ts';
import { failureDetails } from '../tasks/task-resource.ts';
import type { Work } from '../workflow.ts';
import { type BatchItems, type ChildInput, readItemBatcher } from './item-batcher.ts';
import { readItemReader, type ReadItems } from './item-reader.ts';
import { selectInput } from './map-items.ts';
import { type OpenResults, readResultWriter, type ResultFiles } from './result-writer.ts';
import { runChild } from './run-child.ts';

/** More than this at a time would only wait for each other on one machine; AWS's own limit is 10,000. */
const MOST_CONCURRENT = 1000;

interface DistributedMapFields extends MapFields {
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | undefined;
  readonly itemReader: ReadItems | undefined;
  readonly batchItems: BatchItems;
  readonly openResults: OpenResults | undefined;
}

/** Reads what only a distributed Map has. */
export function readDistributedMap(
  fields: FieldReader,
  language: QueryLanguage,
  common: MapFields,
  executionType: DistributedMapFields['executionType'],
): Work {
  return distributedMap({
    ...common,
    executionType,
    label: readLabel(fields),
    itemReader: readItemReader(fields, language),
    batchItems: readItemBatcher(fields, language),
    openResults: readResultWriter(fields, language),
  });
}

function readLabel(fields: FieldReader): string | undefined {
  const label = fields.string('Label');
  if (label !== undefined && !/^[\w-]{1,40}$/.test(label)) {
    throw fields.invalid('Label', 'A label has no more than 40 letters, digits, hyphens and underscores');
  }
  return label;
}

/** Runs items, or batches of them, as executions of their own within a Map Run. */
function distributedMap(fields: DistributedMapFields): Work {
  return async (frame) => {
    const { scope, execution } = frame;
    const items = fields.itemReader ? undefined : ((await fields.readItems(scope)) as Json[]);
    const maxConcurrency = (await fields.maxConcurrency(scope)) ?? 0;
    // What an ItemReader will find is not known yet, and AWS says 0.
    frame.write('MapStateStarted', { length: items?.length ?? 0 });
    const request = { ...(await readTolerance(fields, scope)), ...requestOf(frame, fields, maxConcurrency) };
    const run = execution.ports.startMapRun(request);
    frame.write('MapRunStarted', { mapRunArn: run.arn });
    const result = await runItems(frame, fields, run, request, items);
    // Recordings of AWS up to 2024 point from the Map's exit to this event, later ones to MapRunStarted.
    frame.write('MapRunSucceeded', undefined);
    frame.note('MapStateSucceeded', undefined);
    return { result };
  };
}

function requestOf(
  frame: Frame,
  { label, executionType }: DistributedMapFields,
  maxConcurrency: number,
): Omit<MapRunRequest, keyof Tolerance> {
  return { stateName: frame.stateName, label, executionType, maxConcurrency };
}

type Tolerance = Pick<MapRunRequest, 'toleratedFailureCount' | 'toleratedFailurePercentage'>;

async function readTolerance(fields: MapFields, scope: Scope): Promise<Tolerance> {
  const toleratedFailureCount = (await fields.toleratedFailureCount(scope)) ?? 0;
  const toleratedFailurePercentage = (await fields.toleratedFailurePercentage(scope)) ?? 0;
  if (toleratedFailurePercentage < 0 || toleratedFailurePercentage > 100) {
    throw runtimeError('ToleratedFailurePercentage must be between 0 and 100.');
  }
  return { toleratedFailureCount, toleratedFailurePercentage };
}

/** The Map's result: its children's outputs, or where they were written. */
async function runItems(
  frame: Frame,
  fields: DistributedMapFields,
  run: MapRun,
  request: MapRunRequest,
  given: readonly Json[] | undefined,
): Promise<Json> {
  let written = 0;
  try {
    const items = given ?? (await (fields.itemReader as ReadItems)(frame));
    const children = await fields.batchItems(frame.scope, await selectItems(frame, fields, items));
    run.setTotals(children.length, items.length);
    const files = await fields.openResults?.(frame, run.arn);
    const outputs = await runChildren(frame, fields, run, { children, request, files });
    const result = files ? await files.finish() : outputs;
    written = files ? children.length : 0;
    run.end('SUCCEEDED', written);
    return result;
  } catch (error) {
    const isAborted = frame.branch.signal.aborted;
    run.end(isAborted ? 'ABORTED' : 'FAILED', written);
    if (error instanceof StatesError && !isAborted) frame.write('MapRunFailed', failureDetails(error));
    throw error;
  }
}

async function selectItems(frame: Frame, { selectItem }: MapFields, items: readonly Json[]): Promise<Json[]> {
  const selected: Json[] = [];
  for (const [Index, Value] of items.entries()) {
    selected.push(await selectInput(frame.scope, selectItem, { Index, Value }));
  }
  return selected;
}

interface Children {
  readonly children: readonly ChildInput[];
  readonly request: MapRunRequest;
  readonly files: ResultFiles | undefined;
}

/** Every line takes the next child until none is left; answers the outputs of those that succeeded. */
async function runChildren(
  frame: Frame,
  fields: DistributedMapFields,
  run: MapRun,
  { children, request, files }: Children,
): Promise<Json[]> {
  const outputs: (Json | undefined)[] = new Array<undefined>(children.length).fill(undefined);
  let next = 0;
  let failures = 0;
  const line = async (branch: Branch): Promise<Payload> => {
    for (let index = next++; index < children.length; index = next++) {
      branch.signal.throwIfAborted();
      const ended = await runChild(frame, fields, run, children[index] as ChildInput, branch.signal);
      const { result } = ended;
      if (result.status !== 'SUCCEEDED' && isTooMany(++failures, children.length, request))
        throw tooManyFailures();
      if (files) await files.add(ended);
      else if (result.status === 'SUCCEEDED') outputs[index] = JSON.parse(result.output) as Json;
    }
    return frame.input;
  };
  const concurrency = Math.min(request.maxConcurrency || MOST_CONCURRENT, MOST_CONCURRENT, children.length);
  await runBranches(
    frame,
    Array.from({ length: concurrency }, () => line),
    false,
  );
  return outputs.filter((output) => output !== undefined);
}

function isTooMany(failures: number, total: number, tolerance: Tolerance): boolean {
  const share = (total * tolerance.toleratedFailurePercentage) / 100;
  return failures > Math.max(tolerance.toleratedFailureCount, share);
}

function tooManyFailures(): StatesError {
  return new StatesError(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
