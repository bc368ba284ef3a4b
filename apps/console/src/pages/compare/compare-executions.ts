import type { ExecutionView, NodeView, RunStatus } from '@scones/execution-view';
import { parsedJson } from '../../shared/parsed-json.ts';
import { type Difference, differencesOf } from './differences.ts';

/** A state in two executions. */
export interface ComparedState {
  readonly nodeId: string;
  readonly name: string;
  readonly one: StateSide;
  readonly other: StateSide;
  readonly input: readonly Difference[];
  readonly output: readonly Difference[];
  readonly isDifferent: boolean;
}

interface StateSide {
  /** Absent where the execution has not reached this state. */
  readonly status?: RunStatus;
  readonly durationMillis?: number;
  readonly runs: number;
}

/**
 * Compares two executions state by state, in the order of the machine: the status of each, and where its data differ. A
 * Map's states are compared by their first run.
 */
export function compareExecutions(one: ExecutionView, other: ExecutionView): ComparedState[] {
  const names = new Map(
    [...one.graph.nodes, ...other.graph.nodes]
      .filter(({ kind }) => kind === 'state')
      .map(({ id, name }) => [id, name]),
  );
  return [...names].map(([nodeId, name]) =>
    compareState(nodeId, name, one.nodes.get(nodeId), other.nodes.get(nodeId)),
  );
}

/** The nodes of the states that fared differently, whatever their data: those that only one has come to, too. */
export function faredDifferently(states: readonly ComparedState[]): ReadonlySet<string> {
  const different = states.filter(({ one, other }) => one.status !== other.status || one.runs !== other.runs);
  return new Set(different.map(({ nodeId }) => nodeId));
}

function compareState(
  nodeId: string,
  name: string,
  one: NodeView | undefined,
  other: NodeView | undefined,
): ComparedState {
  const between = (member: 'input' | 'output'): Difference[] =>
    differencesOf(parsedJson(one?.runs[0]?.[member]), parsedJson(other?.runs[0]?.[member]));
  const [input, output] = [between('input'), between('output')];
  const [here, there] = [sideOf(one), sideOf(other)];
  const isDifferent =
    here.status !== there.status || here.runs !== there.runs || input.length > 0 || output.length > 0;
  return { nodeId, name, one: here, other: there, input, output, isDifferent };
}

function sideOf(node: NodeView | undefined): StateSide {
  const runs = node?.runs ?? [];
  const ended = runs.flatMap(({ enteredAt, exitedAt }) =>
    exitedAt === undefined ? [] : [exitedAt - enteredAt],
  );
  return {
    runs: runs.length,
    ...(node?.status && { status: node.status }),
    ...(ended.length > 0 && { durationMillis: ended.reduce((sum, each) => sum + each, 0) }),
  };
}
