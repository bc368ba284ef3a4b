import type { HistoryEvent } from '../history.ts';
import type { Awaitable, Json } from '../json.ts';
import { Payload } from '../payload.ts';
import type { Branch } from '../runner/branch.ts';
import { isOf } from '../runner/count-iterations.ts';
import { LineEnded } from '../runner/execution-fault.ts';
import { moveTo, type Position } from '../runner/position.ts';
import type { Recording } from '../runner/recording.ts';
import { runBranches } from '../runner/run-branches.ts';
import { VisitRandom } from '../runner/visit-random.ts';
import { readTolerance } from './failure-tolerance.ts';
import type { MapFields } from './map-fields.ts';
import type { Frame, Work } from '../workflow.ts';
import { selectInput, sourced, STATE_DATA } from './map-items.ts';
import { previewItems } from './preview-items.ts';

/** An inline Map runs no more iterations than this at a time, whatever MaxConcurrency says. */
const MOST_CONCURRENT = 40;

/** Runs the iterations within the execution, whose history has their events. */
export function inlineMap(fields: MapFields): Work {
  return async (frame) => {
    const items = (await fields.readItems(frame.scope)) as Json[];
    const concurrency = (await fields.maxConcurrency(frame.scope)) || MOST_CONCURRENT;
    const { id } = frame.write('MapStateStarted', { length: items.length });
    // They have to make sense, but no effect: only a distributed Map tolerates failures.
    await readTolerance(fields, frame.scope);
    const queue = new ItemQueue(frame, items, frame.execution.history.recording?.iterationsOf(id) ?? 0);
    const result = await frame.perform({
      run: async () =>
        Payload.ofAll(await iterate(frame, fields, queue, Math.min(concurrency, MOST_CONCURRENT))),
      prepare: () => previewItems(frame, fields, sourced(items, STATE_DATA)),
    });
    frame.note('MapStateSucceeded', undefined);
    return { result };
  };
}

/** The items of one run of a Map. */
class ItemQueue {
  readonly length: number;
  readonly #frame: Frame;
  readonly #items: readonly Json[];
  /** The iterations that lines have come to again. */
  readonly #resumed = new Set<number>();
  #next: number;

  /** So many iterations began already, if the execution goes on over its history. */
  constructor(frame: Frame, items: readonly Json[], begun: number) {
    this.#frame = frame;
    this.#items = items;
    this.length = items.length;
    this.#next = begun;
  }

  /** The item that a line takes next: the one that it took already, or the first that none has. */
  take(line: Branch): Awaitable<NonNullable<Branch['mapItem']> | undefined> {
    const { recording } = this.#frame.execution.history;
    if (recording) return this.#takeAgain(recording, line);
    if (this.#next >= this.length) return undefined;
    line.signal.throwIfAborted();
    return this.#item(this.#next++);
  }

  async #takeAgain(recording: Recording, line: Branch): Promise<NonNullable<Branch['mapItem']> | undefined> {
    const begun = recording.find(line, (event) => this.#isIteration(event));
    if (isOf(begun, 'MapIterationStarted')) return this.#resume(begun.details.index);
    if (this.#next >= this.length) return undefined;
    line.signal.throwIfAborted();
    await recording.wait(line, line.signal);
    return this.#next < this.length ? this.#item(this.#next++) : undefined;
  }

  #isIteration(event: HistoryEvent): boolean {
    if (!isOf(event, 'MapIterationStarted')) return false;
    return event.details.name === this.#frame.stateName && !this.#resumed.has(event.details.index);
  }

  #resume(index: number): NonNullable<Branch['mapItem']> {
    this.#resumed.add(index);
    return this.#item(index);
  }

  #item(Index: number): NonNullable<Branch['mapItem']> {
    return { Index, Value: this.#items[Index] as Json, Source: STATE_DATA };
  }
}

/** Every line takes the next item until none is left. */
async function iterate(
  frame: Frame,
  fields: MapFields,
  queue: ItemQueue,
  concurrency: number,
): Promise<Payload[]> {
  const results = new Array<Payload>(queue.length).fill(new Payload(null));
  const line = async (slot: Branch): Promise<Payload> => {
    let end: Position = slot;
    for (let item = await queue.take(slot); item; item = await queue.take(slot)) {
      const iteration = await runIteration(frame, fields, slot, item);
      results[item.Index] = iteration.output;
      ({ end } = iteration);
    }
    // An iteration points back to the last state of the one before it, but the Map's end to a success.
    moveTo(slot, end);
    return frame.input;
  };
  const lines = Array.from({ length: Math.min(concurrency, queue.length) }, () => line);
  await runBranches(frame, lines, false);
  return results;
}

async function runIteration(
  frame: Frame,
  { workflow, selectItem }: MapFields,
  slot: Branch,
  mapItem: NonNullable<Branch['mapItem']>,
): Promise<{ output: Payload; end: Position }> {
  const { history, identity } = frame.execution;
  const branch: Branch = { ...slot, mapItem };
  const details = { name: frame.stateName, index: mapItem.Index };
  const { id } = history.write(branch, 'MapIterationStarted', details);
  const scope = selectItem ? { ...frame.scope, random: new VisitRandom(identity, id) } : frame.scope;
  const input = await selectInput(scope, selectItem, mapItem);
  try {
    const output = await frame.runWorkflow(workflow, branch, new Payload(input));
    moveTo(slot, branch);
    const succeeded = history.note(branch, 'MapIterationSucceeded', details);
    return { output, end: { previousEventId: succeeded.id, time: succeeded.timestamp } };
  } catch (error) {
    moveTo(slot, branch);
    history.note(
      branch,
      isAborted(frame, branch, error) ? 'MapIterationAborted' : 'MapIterationFailed',
      details,
    );
    throw error;
  }
}

function isAborted({ execution }: Frame, branch: Branch, error: unknown): boolean {
  const recorded = execution.history.recording?.find(branch);
  return recorded
    ? recorded.type === 'MapIterationAborted'
    : branch.signal.aborted || error instanceof LineEnded;
}
