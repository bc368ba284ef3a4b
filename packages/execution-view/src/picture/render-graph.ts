import type { ExecutionView, NodeView } from '../execution-view.ts';
import type { RunStatus } from '../history/state-run.ts';
import { STATUS_SIGNS } from './status-signs.ts';
import { type Layout, type PlacedEdge, type PlacedNode, shortLabel } from './layout.ts';
import { ARROW, edgePath } from './edge-path.ts';
import { element, escaped, rounded, text } from './markup.ts';
import { GRAPH_STYLE } from './graph-style.ts';

const MARGIN = 8;

/** The graph view as one SVG document, for light and dark; without an execution, the machine alone. */
export function renderGraph(layout: Layout, view?: Pick<ExecutionView, 'nodes' | 'taken'>): string {
  const box = [-MARGIN, -MARGIN, layout.width + 2 * MARGIN, layout.height + 2 * MARGIN]
    .map(rounded)
    .join(' ');
  const edges = layout.edges.map((edge) => drawEdge(edge, view?.taken.has(edge.id) ?? false));
  const nodes = layout.nodes.map((node) => drawNode(node, view?.nodes.get(node.id)));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'execution-graph',
      viewBox: box,
      role: 'img',
      'aria-label': 'The graph of the state machine',
      style: `max-width:${rounded(layout.width + 2 * MARGIN)}px`,
    },
    element('style', {}, GRAPH_STYLE),
    ...nodes.filter((_, index) => layout.nodes[index]?.isGroup),
    ...edges,
    ...nodes.filter((_, index) => !layout.nodes[index]?.isGroup),
  );
}

function drawEdge({ points, kind, label, labelAt }: PlacedEdge, isTaken: boolean): string {
  const line = edgePath(points);
  const className = `edge ${kind}${isTaken ? ' taken' : ''}`;
  return element(
    'g',
    { class: className },
    element('path', { d: line.path }),
    arrowHead(line),
    ...(label === undefined || !labelAt
      ? []
      : [
          text(shortLabel(label), { x: labelAt.x, y: labelAt.y + 4, 'text-anchor': 'middle' }).replace(
            '</text>',
            `<title>${escaped(label)}</title></text>`,
          ),
        ]),
  );
}

function arrowHead({ tip, angle }: ReturnType<typeof edgePath>): string {
  const transform = `translate(${rounded(tip.x)} ${rounded(tip.y)}) rotate(${rounded(angle)})`;
  return element('path', { class: 'arrow', d: ARROW, transform });
}

function drawNode(node: PlacedNode, view: NodeView | undefined): string {
  const status = view?.status;
  const className = [
    'node',
    node.isGroup ? 'group' : node.kind,
    status === undefined ? 'untouched' : status.replace(' ', '-'),
  ].join(' ');
  const { x, y, width, height } = node;
  const radius = node.kind === 'state' ? 8 : height / 2;
  return element(
    'g',
    { class: className },
    element('title', {}, escaped(titleOf(node, view))),
    element('rect', { x, y, width, height, rx: radius }),
    ...(node.kind === 'state' ? stateTexts(node, view) : [endText(node)]),
  );
}

function titleOf({ name, type }: PlacedNode, view: NodeView | undefined): string {
  return [name, type, view?.status].filter((part) => part !== undefined).join(' · ');
}

function endText({ x, y, width, height, name }: PlacedNode): string {
  return text(name, { x: x + width / 2, y: y + height / 2 + 4.5, 'text-anchor': 'middle', class: 'name' });
}

function stateTexts({ x, y, width, name, type, resource }: PlacedNode, view: NodeView | undefined): string[] {
  const below = [type, resource].filter((part) => part !== undefined).join(' · ');
  const letters = Math.floor((width - 52) / 7.2);
  return [
    text(cut(name, letters), { x: x + 14, y: y + 24, class: 'name' }),
    text(cut(below, letters + 4), { x: x + 14, y: y + 42, class: 'type' }),
    ...(view?.status === undefined
      ? []
      : [
          text(badgeOf(view, view.status), {
            x: x + width - 12,
            y: y + 24,
            'text-anchor': 'end',
            class: 'sign',
          }),
        ]),
  ];
}

/** `✓ 3` where it ran three times. */
function badgeOf({ runs }: NodeView, status: RunStatus): string {
  return runs.length > 1 ? `${STATUS_SIGNS[status]} ${runs.length}` : STATUS_SIGNS[status];
}

function cut(content: string, letters: number): string {
  return content.length > letters ? `${content.slice(0, letters - 1)}…` : content;
}
