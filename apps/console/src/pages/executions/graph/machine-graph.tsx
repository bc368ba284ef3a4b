import {
  ARROW,
  edgePath,
  type ExecutionView,
  type Graph,
  type NodeView,
  shortLabel,
  STATUS_SIGNS,
} from '@scones/execution-view';
import {
  Background,
  Controls,
  getViewportForBounds,
  Handle,
  Position,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './machine-graph.css';
import { memo, useCallback, useEffect, useMemo } from 'react';
import type { Layout, PlacedEdge, PlacedNode } from '@scones/execution-view';
import { useIsDark } from '../../../shell/preferences.ts';
import { useLayout } from './use-layout.ts';
import { Loading } from '../../../shared/loading.tsx';

interface Props {
  readonly graph: Graph;
  /** Absent, the machine alone is shown. */
  readonly view?: Pick<ExecutionView, 'nodes' | 'taken'>;
  /** The id of the selected node. */
  readonly selected?: string | undefined;
  /** The ids of nodes that fared differently in another execution. */
  readonly different?: ReadonlySet<string>;
  onSelect?(nodeId: string | undefined): void;
}

interface StateData extends Record<string, unknown> {
  readonly placed: PlacedNode;
  readonly view: NodeView | undefined;
  readonly isDifferent: boolean;
}

type StateNode = Node<StateData, 'state'>;
type StateEdge = Edge<{ readonly placed: PlacedEdge; readonly isTaken: boolean }, 'placed'>;

/** A state machine's graph that can be moved, enlarged and clicked, with the results of an execution. */
export const MachineGraph = memo(function MachineGraph({
  graph,
  view,
  selected,
  different,
  onSelect,
}: Props) {
  const layout = useLayout(graph);
  const isDark = useIsDark();
  const nodes = useMemo(
    () => (layout ? nodesOf(layout, { view, selected, different }) : []),
    [layout, view, selected, different],
  );
  const edges = useMemo(() => (layout ? edgesOf(layout, view) : []), [layout, view]);
  if (!layout) return <Loading />;
  return (
    <div className="machine-graph" style={{ blockSize: heightOf(layout) }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={isDark ? 'dark' : 'light'}
        minZoom={LEAST_ZOOM}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable
        edgesFocusable={false}
        onNodeClick={(_, { id, selectable }) => onSelect?.(selectable === false ? undefined : id)}
        onPaneClick={() => onSelect?.(undefined)}
        onNodesChange={(changes) => {
          const chosen = changes.find((change) => change.type === 'select' && change.selected);
          if (chosen?.type === 'select') onSelect?.(chosen.id);
        }}
        proOptions={{ hideAttribution: true }}
        preventScrolling={false}
        zoomOnScroll={false}
        elevateNodesOnSelect={false}
        aria-label="The graph of the state machine"
      >
        <Background gap={22} />
        <WholeInSight layout={layout} />
      </ReactFlow>
    </div>
  );
});

/** As high as the picture, but limited where the window is narrow. */
function heightOf({ width, height }: Layout): string {
  const most = Math.min(height + 60, 720);
  return `max(280px, min(${most}px, ${(100 * height) / Math.max(width, 1)}vw))`;
}

/** Fits the whole picture, edges and labels included, into the available space, and again when that changes. */
function WholeInSight({ layout: { width, height } }: { readonly layout: Layout }) {
  const { setViewport } = useReactFlow();
  const room = useStore((state) => state.width);
  const tall = useStore((state) => state.height);
  const fit = useCallback(() => {
    const bounds = { x: 0, y: 0, width, height };
    void setViewport(getViewportForBounds(bounds, room, tall, LEAST_ZOOM, 1, 0.06));
  }, [setViewport, width, height, room, tall]);
  useEffect(() => {
    if (room > 0) fit();
  }, [room, fit]);
  return <Controls showInteractive={false} onFitView={fit} />;
}

const LEAST_ZOOM = 0.1;

type Shown = Pick<Props, 'view' | 'selected' | 'different'>;

function nodesOf(
  layout: Layout,
  { view, selected, different }: { [Name in keyof Shown]: Shown[Name] | undefined },
): StateNode[] {
  return layout.nodes.map((placed) => ({
    id: placed.id,
    type: 'state',
    position: { x: placed.x, y: placed.y },
    width: placed.width,
    height: placed.height,
    data: {
      placed,
      view: view?.nodes.get(placed.id),
      isDifferent: different?.has(placed.id) ?? false,
    },
    selected: placed.id === selected,
    selectable: placed.kind === 'state',
    focusable: placed.kind === 'state',
    // The nodes inside a group lie above it.
    zIndex: placed.isGroup ? 0 : 2,
    ariaLabel: ariaLabelOf(placed, view?.nodes.get(placed.id), different?.has(placed.id) ?? false),
  }));
}

function ariaLabelOf({ name, type }: PlacedNode, view: NodeView | undefined, isDifferent: boolean): string {
  const parts = [name, type, view?.status ?? 'not run', isDifferent ? 'fared differently' : undefined];
  return parts.filter((part) => part !== undefined).join(', ');
}

function edgesOf(layout: Layout, view: Props['view']): StateEdge[] {
  return layout.edges.map((placed) => ({
    id: placed.id,
    type: 'placed',
    source: placed.from,
    target: placed.to,
    zIndex: 1,
    data: { placed, isTaken: view?.taken.has(placed.id) ?? false },
  }));
}

const PlacedEdgeView = memo(function PlacedEdgeView({ data }: EdgeProps<StateEdge>) {
  if (!data) return null;
  const { placed, isTaken } = data;
  const { path, tip, angle } = edgePath(placed.points);
  return (
    <g className={`machine-edge ${placed.kind}${isTaken ? ' taken' : ''}`}>
      <path className="line" d={path} />
      <path className="arrow" d={ARROW} transform={`translate(${tip.x} ${tip.y}) rotate(${angle})`} />
      {placed.label !== undefined && placed.labelAt && (
        <text x={placed.labelAt.x} y={placed.labelAt.y + 4} textAnchor="middle">
          {shortLabel(placed.label)}
          <title>{placed.label}</title>
        </text>
      )}
    </g>
  );
});

const StateNodeView = memo(function StateNodeView({ data, selected }: NodeProps<StateNode>) {
  const { placed, view, isDifferent } = data;
  const { name, type, resource, kind, isGroup } = placed;
  const status = view?.status;
  const className = [
    'machine-node',
    isGroup ? 'group' : kind,
    status === undefined ? 'untouched' : status.replace(' ', '-'),
    selected ? 'selected' : '',
    isDifferent ? 'different' : '',
  ];
  return (
    <div className={className.join(' ')}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
      <div className="heading">
        <div className="name" title={name}>
          {name}
        </div>
        {isDifferent && <div className="sign">≠</div>}
        {kind === 'state' && view && status !== undefined && <div className="sign">{badgeText(view)}</div>}
      </div>
      {kind === 'state' && (
        <div className="type">{[type, resource, itemsText(view)].filter(Boolean).join(' · ')}</div>
      )}
    </div>
  );
});

/** How far a Map state has come: `38 of 50 items`. */
function itemsText(view: NodeView | undefined): string {
  if (!view?.items) return '';
  const { total, ended } = view.items;
  return ended < total ? `${ended} of ${total} items` : `${total} items`;
}

/** How a node that ran several times fared: `✓ 38 · ✕ 2`. */
function badgeText({ runs, status, retries }: NodeView): string {
  if (status === undefined) return '';
  const retried = retries > 0 ? ` ↻${retries}` : '';
  if (runs.length < 2) return STATUS_SIGNS[status] + retried;
  const counts = Map.groupBy(runs, (run) => run.status);
  return [...counts].map(([kind, { length }]) => `${STATUS_SIGNS[kind]} ${length}`).join(' · ') + retried;
}

const NODE_TYPES = { state: StateNodeView };
const EDGE_TYPES = { placed: PlacedEdgeView };
