import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Graph, GraphEdge, GraphNode } from '../graph/graph.ts';

/** A node where it is drawn: pixels, from the picture's upper left corner. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge extends GraphEdge {
  /** From its beginning to its end, over each bend. */
  readonly points: readonly Point[];
  /** The middle of its label. */
  readonly labelAt?: Point;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** A group comes before what is inside of it. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Labels longer than this are cut, so that one rule does not push its neighbours apart. */
const LABEL_LETTERS = 34;

const ROOT = 'root';

/**
 * Places the nodes in layers from the top to the bottom (the Eclipse Layout Kernel's "layered", after Sugiyama). The engine
 * is passed in, since it may run in a worker.
 */
export async function layoutGraph(graph: Graph, engine: Pick<ELK, 'layout'>): Promise<Layout> {
  const inside = Map.groupBy(graph.nodes, ({ parent }) => parent);
  const elkNode = (node: GraphNode): ElkNode => ({
    id: node.id,
    ...sizeOf(node),
    ...(node.isGroup && {
      layoutOptions: { 'elk.padding': '[top=52,left=20,bottom=20,right=20]' },
      children: (inside.get(node.id) ?? []).map(elkNode),
    }),
  });
  const placed: ElkNode = await engine.layout({
    id: ROOT,
    layoutOptions: OPTIONS,
    children: (inside.get(undefined) ?? []).map(elkNode),
    edges: graph.edges.map(elkEdge),
  });
  const nodes = placeNodes(placed, graph);
  const corners = new Map<string, Point>(nodes.map(({ id, x, y }) => [id, { x, y }]));
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    nodes,
    edges: placeEdges(placed.edges ?? [], graph, corners),
  };
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '38',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.edgeLabel': '6',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
};

/** The size that fits a name in 14 pixels, and its type in 12 below. */
function sizeOf({ kind, name, type, resource }: GraphNode): { width: number; height: number } {
  if (kind !== 'state') return { width: 76, height: 32 };
  const below = [type, resource].filter((part) => part !== undefined).join(' · ');
  return { width: Math.min(Math.max(name.length * 8, below.length * 6.6, 112) + 52, 320), height: 56 };
}

function elkEdge({ id, from, to, label }: GraphEdge): ElkExtendedEdge {
  const text = label === undefined ? undefined : shortLabel(label);
  return {
    id,
    sources: [from],
    targets: [to],
    ...(text !== undefined && {
      labels: [
        {
          id: `${id}-label`,
          text,
          width: text.length * 6.6 + 12,
          height: 20,
          // On the line rather than beside it.
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ],
    }),
  };
}

/** A label as it is drawn. */
export function shortLabel(label: string): string {
  return label.length > LABEL_LETTERS ? `${label.slice(0, LABEL_LETTERS - 1)}…` : label;
}

function placeNodes(root: ElkNode, graph: Graph): PlacedNode[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const placeIn = (outer: ElkNode, corner: Point): PlacedNode[] =>
    (outer.children ?? []).flatMap((child) => {
      const node = byId.get(child.id);
      if (!node) return [];
      const { width = 0, height = 0 } = child;
      const at = { x: corner.x + (child.x ?? 0), y: corner.y + (child.y ?? 0) };
      return [{ ...node, ...at, width, height }, ...placeIn(child, at)];
    });
  return placeIn(root, { x: 0, y: 0 });
}

/** An edge's points count from the corner of the group that holds both of its ends. */
function placeEdges(
  edges: readonly ElkExtendedEdge[],
  graph: Graph,
  corners: ReadonlyMap<string, Point>,
): PlacedEdge[] {
  const byId = new Map(graph.edges.map((edge) => [edge.id, edge]));
  return edges.flatMap((placed) => {
    const edge = byId.get(placed.id);
    const section = placed.sections?.[0];
    if (!edge || !section) return [];
    const corner = corners.get((placed as { container?: string }).container ?? ROOT) ?? { x: 0, y: 0 };
    const moved = ({ x, y }: Point): Point => ({ x: x + corner.x, y: y + corner.y });
    const [label] = placed.labels ?? [];
    return [
      {
        ...edge,
        points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(moved),
        ...(label && { labelAt: moved(middleOf(label)) }),
      },
    ];
  });
}

function middleOf({
  x = 0,
  y = 0,
  width = 0,
  height = 0,
}: Partial<Point & { width: number; height: number }>): Point {
  return { x: x + width / 2, y: y + height / 2 };
}
