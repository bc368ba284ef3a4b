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
  const byNode = Map.groupBy(story.runs, ({ nodeId }) => nodeId);
  const nodes = graph.nodes.map(({ id }) => [id, nodeView(byNode.get(id) ?? [])] as const);
  return {
    workflow,
    graph,
    story,
    nodes: new Map([...nodes, [START_ID, startView(story)], [END_ID, endView(story)]]),
    taken: takenEdges(graph, story),
  };
}

function nodeView(runs: readonly StateRun[]): NodeView {
  const retries = runs.reduce((sum, { attempts }) => sum + Math.max(attempts.length - 1, 0), 0);
  const status = WORST_FIRST.find((candidate) => runs.some((run) => run.status === candidate));
  return { runs, retries, ...(status && { status }) };
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
