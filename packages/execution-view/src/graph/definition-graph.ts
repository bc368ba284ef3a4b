import type { StateDefinition, Workflow } from '../definition.ts';
import { END_ID, type Graph, type GraphEdge, type GraphNode, innerScope, nodeId, START_ID } from './graph.ts';
import { ruleText } from './rule-text.ts';
import { shortResource } from './short-resource.ts';

/** A machine as nodes and edges, with a start and an end as AWS's console draws them. */
export function definitionGraph(workflow: Workflow): Graph {
  const nodes: GraphNode[] = [{ id: START_ID, kind: 'start', name: 'Start', isGroup: false }];
  const edges: Omit<GraphEdge, 'id'>[] = [{ from: START_ID, to: nodeId('', workflow.startAt), kind: 'next' }];
  drawWorkflow(workflow, { scope: '' }, nodes, edges);
  const last = [...workflow.states.values()].filter((state) => isLast(state));
  edges.push(...last.map(({ name }) => ({ from: nodeId('', name), to: END_ID, kind: 'next' as const })));
  nodes.push({ id: END_ID, kind: 'end', name: 'End', isGroup: false });
  return { nodes, edges: edges.map((edge, index) => ({ ...edge, id: `${index}` })) };
}

interface Place {
  readonly scope: string;
  readonly parent?: string;
}

function drawWorkflow(
  workflow: Workflow,
  place: Place,
  nodes: GraphNode[],
  edges: Omit<GraphEdge, 'id'>[],
): void {
  for (const state of workflow.states.values()) {
    const id = nodeId(place.scope, state.name);
    nodes.push(nodeOf(state, id, place));
    edges.push(...edgesOf(state, id, place.scope));
    state.inner.forEach((inner, branch) =>
      drawWorkflow(inner, { scope: innerScope(id, branch), parent: id }, nodes, edges),
    );
  }
}

function nodeOf(state: StateDefinition, id: string, { parent }: Place): GraphNode {
  return {
    id,
    kind: 'state',
    name: state.name,
    type: state.type,
    isGroup: state.inner.length > 0,
    ...(parent !== undefined && { parent }),
    ...(state.resource !== undefined && { resource: shortResource(state.resource) }),
  };
}

function edgesOf(state: StateDefinition, from: string, scope: string): Omit<GraphEdge, 'id'>[] {
  const to = (name: string): string => nodeId(scope, name);
  return [
    ...state.choices.map(({ next, rule }) => ({
      from,
      to: to(next),
      kind: 'choice' as const,
      label: ruleText(rule),
    })),
    ...(state.otherwise === undefined
      ? []
      : [{ from, to: to(state.otherwise), kind: 'default' as const, label: 'Default' }]),
    ...(state.next === undefined ? [] : [{ from, to: to(state.next), kind: 'next' as const }]),
    ...state.catchers.map(({ next, errors }) => ({
      from,
      to: to(next),
      kind: 'catch' as const,
      label: `Catch ${errors.join(', ')}`,
    })),
  ];
}

/** A Choice ends nothing, even one without a Default. */
function isLast({ type, next }: StateDefinition): boolean {
  return next === undefined && type !== 'Choice';
}
