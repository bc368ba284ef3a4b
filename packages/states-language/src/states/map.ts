import type { FieldReader } from '../definition/field-reader.ts';
import { InvalidField } from '../definition/diagnostic.ts';
import type { Json } from '../json.ts';
import { Payload } from '../payload.ts';
import type { Evaluate, QueryLanguage } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import { readFloat, readInteger } from '../query-language/typed-fields.ts';
import type { Branch, Frame } from '../runner/frame.ts';
import { runBranches } from '../runner/run-branches.ts';
import type { StateType, Workflow } from '../workflow.ts';

/** An inline Map runs no more iterations than this at a time, whatever MaxConcurrency says. */
const MOST_CONCURRENT = 40;

export const map: StateType = {
  entered: 'MapStateEntered',
  exited: 'MapStateExited',
  failed: 'MapStateFailed',
  aborted: 'MapStateAborted',
  data: ['InputPath', 'ResultSelector', 'ResultPath', 'OutputPath', 'Assign', 'Output'],
  handlesErrors: true,
  transition: 'next',
  compile(fields, { language, compileWorkflow }) {
    const processor = fields.reader('ItemProcessor') ?? fields.reader('Iterator');
    if (!processor) throw fields.missing('ItemProcessor');
    refuseDistributed(processor);
    const workflow = compileWorkflow(processor);
    const readItems = language.readItems(fields);
    const selectItem = readItemSelector(fields, language);
    const maxConcurrency = readInteger(fields, language, 'MaxConcurrency', 0);
    // An inline Map accepts these, and evaluates them, to no effect.
    const tolerated = [
      readInteger(fields, language, 'ToleratedFailureCount', 0),
      readFloat(fields, language, 'ToleratedFailurePercentage'),
    ];
    return async (frame) => {
      const items = (await readItems(frame.scope)) as Json[];
      const concurrency = (await maxConcurrency(frame.scope)) || MOST_CONCURRENT;
      frame.write('MapStateStarted', { length: items.length });
      for (const evaluate of tolerated) await evaluate(frame.scope);
      const result = await iterate(frame, { items, workflow, selectItem, concurrency });
      frame.note('MapStateSucceeded', undefined);
      return { result };
    };
  },
};

function refuseDistributed(processor: FieldReader): void {
  const config = processor.reader('ProcessorConfig');
  const mode = config?.oneOf('Mode', ['INLINE', 'DISTRIBUTED']);
  if (config && mode === 'DISTRIBUTED') throw config.invalid('Mode', 'Distributed Map is not supported');
  config?.finish();
}

/** `Parameters` is what ItemSelector was called before. */
function readItemSelector(fields: FieldReader, language: QueryLanguage): Evaluate | undefined {
  if (language.ownFields.includes('Parameters') && fields.has('Parameters')) {
    if (fields.has('ItemSelector')) {
      throw new InvalidField(`'ItemSelector' and 'Parameters' cannot both be specified`, fields.location);
    }
    return language.readTemplate(fields, 'Parameters');
  }
  return language.readTemplate(fields, 'ItemSelector');
}

interface Iterations {
  readonly items: readonly Json[];
  readonly workflow: Workflow;
  readonly selectItem: Evaluate | undefined;
  readonly concurrency: number;
}

/** Every line takes the next item until none is left. */
async function iterate(frame: Frame, iterations: Iterations): Promise<Json[]> {
  const { items, concurrency } = iterations;
  const results: Json[] = new Array<Json>(items.length).fill(null);
  let next = 0;
  const line = async (slot: Branch): Promise<Payload> => {
    let succeededId = slot.previousEventId;
    while (next < items.length) {
      const index = next++;
      slot.signal.throwIfAborted();
      const iteration = await runIteration(frame, iterations, slot, index);
      results[index] = iteration.value;
      ({ succeededId } = iteration);
    }
    // An iteration points back to the last state of the one before it, but the Map's end to a success.
    slot.previousEventId = succeededId;
    return frame.input;
  };
  const lines = Array.from({ length: Math.min(concurrency, MOST_CONCURRENT, items.length) }, () => line);
  await runBranches(frame, lines, false);
  return results;
}

async function runIteration(
  frame: Frame,
  { items, workflow, selectItem }: Iterations,
  slot: Branch,
  index: number,
): Promise<{ value: Json; succeededId: number }> {
  const { history } = frame.execution;
  const mapItem = { Index: index, Value: items[index] as Json };
  const branch: Branch = { ...slot, mapItem };
  const details = { name: frame.stateName, index };
  history.write(branch, 'MapIterationStarted', details);
  const input = selectItem ? await selectItem(withItem(frame.scope, mapItem)) : mapItem.Value;
  try {
    const { value } = await frame.runWorkflow(workflow, branch, new Payload(input));
    slot.previousEventId = branch.previousEventId;
    return { value, succeededId: history.note(branch, 'MapIterationSucceeded', details) };
  } catch (error) {
    slot.previousEventId = branch.previousEventId;
    history.note(branch, slot.signal.aborted ? 'MapIterationAborted' : 'MapIterationFailed', details);
    throw error;
  }
}

function withItem(scope: Scope, item: NonNullable<Branch['mapItem']>): Scope {
  return { ...scope, context: () => ({ ...(scope.context() as object), Map: { Item: { ...item } } }) };
}
