import type { FieldReader } from '../definition/field-reader.ts';
import type { HistoryEvent } from '../history.ts';
import type { Json } from '../json.ts';
import type { MapRun, MapRunRequest } from '../map-run.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import type { MapFields } from './map-fields.ts';
import { Payload } from '../payload.ts';
import { isOf } from '../runner/count-iterations.ts';
import { StatesError } from '../states-error.ts';
import { failureDetails } from '../tasks/task-resource.ts';
import type { Frame, Work } from '../workflow.ts';
import { collectOutputs } from './collected-results.ts';
import { enqueueChildren } from './enqueue-children.ts';
import { type FailureTolerance, readTolerance } from './failure-tolerance.ts';
import { type BatchItems, readItemBatcher } from './item-batcher.ts';
import { readItemReader, type ReadItems } from './item-reader.ts';
import { selectInput, sourced, type SourcedItem, STATE_DATA } from './map-items.ts';
import { previewItems } from './preview-items.ts';
import { readResultWriter } from './result-writer.ts';
import type { OpenResults, Results } from './results.ts';
import { runChildren } from './run-children.ts';

interface DistributedMapFields extends MapFields {
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | undefined;
  readonly itemReader: ReadItems | undefined;
  readonly batchItems: BatchItems;
  readonly openResults: OpenResults;
}

/** Reads the fields that only a distributed Map has. */
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
    openResults: readResultWriter(fields, language) ?? collectOutputs,
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
    const { scope } = frame;
    const items = fields.itemReader
      ? undefined
      : sourced((await fields.readItems(scope)) as Json[], STATE_DATA);
    const maxConcurrency = (await fields.maxConcurrency(scope)) ?? 0;
    // The number of items that an ItemReader will find is not known yet; AWS writes 0.
    frame.write('MapStateStarted', { length: items?.length ?? 0 });
    const tolerance = await readTolerance(fields, scope);
    const result = await frame.perform({
      run: () => runMap(frame, fields, { tolerance, maxConcurrency, items }),
      prepare: () => previewItems(frame, fields, items ?? readItems(frame, fields), fields.batchItems),
    });
    frame.note('MapStateSucceeded', undefined);
    return { result };
  };
}

async function runMap(frame: Frame, fields: DistributedMapFields, options: RunOptions): Promise<Payload> {
  const begun = await frame.reach();
  const arn = isOf(begun, 'MapRunStarted') ? begun.details.mapRunArn : undefined;
  if (arn !== undefined) frame.write('MapRunStarted', { mapRunArn: arn });
  const ended = arn === undefined ? undefined : await reachEnd(frame);
  if (isOf(ended, 'MapRunFailed')) throw failedBefore(frame, ended);
  if (isOf(ended, 'MapRunSucceeded') && wasLeft(frame, ended)) {
    frame.write('MapRunSucceeded', undefined);
    return new Payload(null);
  }
  const run = frame.execution.ports.startMapRun(requestOf(frame, fields, options), arn);
  const { redriveCount } = run;
  if (arn === undefined) frame.write('MapRunStarted', { mapRunArn: run.arn });
  else if (redriveCount !== undefined) frame.write('MapRunRedriven', { mapRunArn: arn, redriveCount });
  const result = await runItems(frame, fields, run, options);
  // Recordings of AWS up to 2024 point from the Map's exit to this event, later ones to MapRunStarted.
  frame.write('MapRunSucceeded', undefined);
  return new Payload(result);
}

/** How the run ended, if that is recorded; it may have been redriven before. */
async function reachEnd(frame: Frame): Promise<HistoryEvent | undefined> {
  const next = await frame.reach();
  if (!isOf(next, 'MapRunRedriven')) return next;
  frame.write('MapRunRedriven', next.details);
  return await frame.reach();
}

function failedBefore(frame: Frame, { details }: HistoryEvent<'MapRunFailed'>): StatesError {
  frame.write('MapRunFailed', details);
  return new StatesError(details.error, details.cause);
}

/** Whether the Map's output is recorded, too. */
function wasLeft({ execution }: Frame, { id }: HistoryEvent): boolean {
  const succeeded = { previousEventId: id, time: 0 };
  return execution.history.recording?.find(succeeded, ({ type }) => type === 'MapStateExited') !== undefined;
}

function requestOf(
  frame: Frame,
  { label, executionType }: DistributedMapFields,
  { tolerance: { count, percentage }, maxConcurrency }: RunOptions,
): MapRunRequest {
  return {
    stateName: frame.stateName,
    label,
    executionType,
    maxConcurrency,
    toleratedFailureCount: count ?? 0,
    toleratedFailurePercentage: percentage ?? 0,
  };
}

interface RunOptions {
  readonly tolerance: FailureTolerance;
  readonly maxConcurrency: number;
  /** The items; absent where an ItemReader finds them. */
  readonly items: readonly SourcedItem[] | undefined;
}

/** The Map's result: its children's outputs, or where they were written. */
async function runItems(
  frame: Frame,
  fields: DistributedMapFields,
  run: MapRun,
  { items, ...options }: RunOptions,
): Promise<Json> {
  let areResultsWritten = false;
  try {
    const selected = selectItems(frame, fields, items ?? readItems(frame, fields));
    const children = fields.batchItems(frame.scope, selected);
    const totals = run.totals ?? (await enqueueChildren(run, children));
    const results = await fields.openResults(frame, run.arn);
    const failure = await runChildren(frame, fields, run, { ...options, totals, results });
    if (failure) await addPending(run, results);
    const result = await results.finish();
    areResultsWritten = results.areFiles;
    if (failure) throw failure;
    // The results of a run without a ResultWriter are in the Map's output.
    run.end('SUCCEEDED', true);
    return result;
  } catch (error) {
    const isAborted = frame.branch.signal.aborted;
    run.end(isAborted ? 'ABORTED' : 'FAILED', areResultsWritten);
    if (error instanceof StatesError && !isAborted) frame.write('MapRunFailed', failureDetails(error));
    throw error;
  }
}

function readItems(frame: Frame, { itemReader }: DistributedMapFields): AsyncIterable<SourcedItem> {
  return (itemReader as ReadItems)(frame);
}

async function* selectItems(
  frame: Frame,
  { selectItem }: MapFields,
  items: Iterable<SourcedItem> | AsyncIterable<SourcedItem>,
): AsyncIterable<Json> {
  let Index = 0;
  for await (const item of items) yield selectInput(frame.scope, selectItem, { Index: Index++, ...item });
}

/** Lists the children that a failed run never began among its results. */
async function addPending(run: MapRun, results: Results): Promise<void> {
  for (let child = run.dequeue(); child; child = run.dequeue()) await results.addPending(child);
}
