export { readDefinition, type StateDefinition, type Workflow } from './definition.ts';
export { durationText } from './duration-text.ts';
export { type EventRow, eventRows } from './event-rows.ts';
export {
  type ExecutionView,
  type ItemChoice,
  type NodeView,
  viewExecution,
  viewItem,
} from './execution-view.ts';
export { definitionGraph } from './graph/definition-graph.ts';
export {
  END_ID,
  type Graph,
  type GraphEdge,
  type GraphNode,
  innerScope,
  nodeId,
  START_ID,
} from './graph/graph.ts';
export type { HistoryEvent } from './history/history-event.ts';
export { type ExecutionStory, readHistory } from './history/read-history.ts';
export type { Attempt, RunStatus, StateRun } from './history/state-run.ts';
export {
  type Layout,
  layoutGraph,
  type PlacedEdge,
  type PlacedNode,
  type Point,
  shortLabel,
} from './picture/layout.ts';
export { STATUS_SIGNS } from './picture/status-signs.ts';
export { ARROW, edgePath } from './picture/edge-path.ts';
export { renderGraph } from './picture/render-graph.ts';
export { readCause } from './read-cause.ts';
export { type TableRow, tableRows } from './table-rows.ts';
export { ViewError } from './view-error.ts';
