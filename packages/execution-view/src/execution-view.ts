import { readDefinition, type Workflow } from './definition.ts';
import { definitionGraph } from './graph/definition-graph.ts';
import { END_ID, type Graph, START_ID } from './graph/graph.ts';
import type { HistoryEvent } from './history/history-event.ts';
import { type ExecutionStory, readHistory } from './history/read-history.ts';
import type { RunStatus, StateRun } from './history/state-run.ts';

/** What happened at a node: all of its runs together. */
export interface NodeView {
  /** Absent for a node that the execution has not reached. */
  readonly status?: RunStatus;
  readonly runs: readonly StateRun[];
  readonly retries: number;
  /** How many items a Map state has, and how many of them have ended; absent elsewhere, and for a distributed Map. */
  readonly items?: { readonly total: number; readonly ended: number };
}

/** An execution laid over the graph of its machine. */
export interface ExecutionView {
  readonly workflow: Workflow;
  readonly graph: Graph;
  readonly story: ExecutionStory;
  readonly nodes: ReadonlyMap<string, NodeView>;
  /** The ids of the edges along which it went. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Lays a history over a definition (`DescribeStateMachineForExecution` has the one that it ran by). Throws `ViewError`
 * for a text that is no definition.
 */
export function viewExecution(definition: string, history: readonly HistoryEvent[]): ExecutionView {
  const workflow = readDefinition(definition);
  const graph = definitionGraph(workflow);
  const story = readHistory(history, workflow);
  return { workflow, graph, story, ...laidOver(graph, story) };
}

/** One item of a Map state. */
export interface ItemChoice {
  /** The Map state's node. */
  readonly nodeId: string;
  /** From 0. */
  readonly iteration: number;
}

/** The same view with what is inside of one Map state as one of its items fared, rather than all of them together. */
export function viewItem(view: ExecutionView, { nodeId, iteration }: ItemChoice): ExecutionView {
  const runs = view.story.runs.filter((run) => (itemWithin(run, nodeId) ?? iteration) === iteration);
  return { ...view, ...laidOver(view.graph, { ...view.story, runs }) };
}

/** Which item of a Map state a run is part of; undefined for one that is not inside of it. */
function itemWithin(run: StateRun, nodeId: string): number | undefined {
  for (let inner: StateRun | undefined = run; inner; inner = inner.parent)
    if (inner.parent?.nodeId === nodeId) return inner.iteration;
  return undefined;
}

function laidOver(graph: Graph, story: ExecutionStory): Pick<ExecutionView, 'nodes' | 'taken'> {
  const byNode = Map.groupBy(story.runs, ({ nodeId }) => nodeId);
  const ended = itemsEnded(story);
  const nodes = graph.nodes.map(({ id }) => [id, nodeView(byNode.get(id) ?? [], ended)] as const);
  return {
    nodes: new Map([...nodes, [START_ID, startView(story)], [END_ID, endView(story)]]),
    taken: takenEdges(graph, story),
  };
}

/** How many items of each run of a Map state have ended. */
function itemsEnded({ events, runOf }: ExecutionStory): ReadonlyMap<StateRun, number> {
  const ended = new Map<StateRun, number>();
  for (const { id, type } of events) {
    const run = runOf.get(id);
    if (run && ITEM_ENDED.test(type)) ended.set(run, (ended.get(run) ?? 0) + 1);
  }
  return ended;
}

const ITEM_ENDED = /^MapIteration(Succeeded|Failed|Aborted)$/;

function nodeView(runs: readonly StateRun[], ended: ReadonlyMap<StateRun, number>): NodeView {
  const retries = runs.reduce((sum, { attempts }) => sum + Math.max(attempts.length - 1, 0), 0);
  const status = WORST_FIRST.find((candidate) => runs.some((run) => run.status === candidate));
  const items = itemsOf(runs, ended);
  return { runs, retries, ...(status && { status }), ...(items && { items }) };
}

function itemsOf(runs: readonly StateRun[], ended: ReadonlyMap<StateRun, number>): NodeView['items'] {
  const maps = runs.filter(({ length, mapRunArn }) => length !== undefined && mapRunArn === undefined);
  if (maps.length === 0) return undefined;
  const sum = (of: (run: StateRun) => number): number => maps.reduce((all, run) => all + of(run), 0);
  return { total: sum(({ length = 0 }) => length), ended: sum((run) => ended.get(run) ?? 0) };
}

/** The status of a node that ran several times: running if any run is, otherwise the worst of them. */
const WORST_FIRST: readonly RunStatus[] = [
  'running',
  'failed',
  'timed out',
  'aborted',
  'caught',
  'succeeded',
];

function startView({ events }: ExecutionStory): NodeView {
  return { runs: [], retries: 0, ...(events.length > 0 && { status: 'succeeded' as const }) };
}

function endView({ status }: ExecutionStory): NodeView {
  return { runs: [], retries: 0, ...(status === 'succeeded' && { status }) };
}

function takenEdges(graph: Graph, { runs, status }: ExecutionStory): Set<string> {
  const steps = new Map<string, 'caught' | 'went on'>();
  for (const { previous, nodeId } of runs) {
    const from = previous?.nodeId ?? START_ID;
    steps.set(`${from} ${nodeId}`, previous?.status === 'caught' ? 'caught' : 'went on');
  }
  const last = runs.findLast(({ parent }) => parent === undefined);
  if (status === 'succeeded' && last) steps.set(`${last.nodeId} ${END_ID}`, 'went on');
  const fitting = graph.edges.filter(({ from, to, kind }) => {
    const step = steps.get(`${from} ${to}`);
    return step !== undefined && (step === 'caught') === (kind === 'catch');
  });
  return new Set(fitting.map(({ id }) => id));
}
