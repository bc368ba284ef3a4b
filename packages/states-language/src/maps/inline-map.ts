import type { Json } from '../json.ts';
import { Payload } from '../payload.ts';
import type { Branch } from '../runner/branch.ts';
import { runBranches } from '../runner/run-branches.ts';
import type { MapFields } from './map-fields.ts';
import type { Frame, Work } from '../workflow.ts';
import { selectInput } from './map-items.ts';
import { previewItems } from './preview-items.ts';

/** An inline Map runs no more iterations than this at a time, whatever MaxConcurrency says. */
const MOST_CONCURRENT = 40;

/** Runs the iterations within the execution, whose history has their events. */
export function inlineMap(fields: MapFields): Work {
  return async (frame) => {
    const items = (await fields.readItems(frame.scope)) as Json[];
    const concurrency = (await fields.maxConcurrency(frame.scope)) || MOST_CONCURRENT;
    frame.write('MapStateStarted', { length: items.length });
    // These fields are evaluated without effect, since only a distributed Map tolerates failures.
    await fields.toleratedFailureCount(frame.scope);
    await fields.toleratedFailurePercentage(frame.scope);
    const result = await frame.perform({
      run: async () =>
        new Payload(await iterate(frame, fields, items, Math.min(concurrency, MOST_CONCURRENT))),
      prepare: () => previewItems(frame, fields, items),
    });
    frame.note('MapStateSucceeded', undefined);
    return { result };
  };
}

/** Every line takes the next item until none is left. */
async function iterate(
  frame: Frame,
  fields: MapFields,
  items: readonly Json[],
  concurrency: number,
): Promise<Json[]> {
  const results: Json[] = new Array<Json>(items.length).fill(null);
  let next = 0;
  const line = async (slot: Branch): Promise<Payload> => {
    let succeededId = slot.previousEventId;
    while (next < items.length) {
      const Index = next++;
      slot.signal.throwIfAborted();
      const branch: Branch = { ...slot, mapItem: { Index, Value: items[Index] as Json } };
      const iteration = await runIteration(frame, fields, slot, branch);
      results[Index] = iteration.value;
      ({ succeededId } = iteration);
    }
    // An iteration points back to the last state of the one before it, but the Map's end to a success.
    slot.previousEventId = succeededId;
    return frame.input;
  };
  const lines = Array.from({ length: Math.min(concurrency, items.length) }, () => line);
  await runBranches(frame, lines, false);
  return results;
}

async function runIteration(
  frame: Frame,
  { workflow, selectItem }: MapFields,
  slot: Branch,
  branch: Branch,
): Promise<{ value: Json; succeededId: number }> {
  const { history } = frame.execution;
  const item = branch.mapItem as NonNullable<Branch['mapItem']>;
  const details = { name: frame.stateName, index: item.Index };
  history.write(branch, 'MapIterationStarted', details);
  const input = await selectInput(frame.scope, selectItem, item);
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
