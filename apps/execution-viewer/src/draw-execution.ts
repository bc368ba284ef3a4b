import { type ExecutionView, layoutGraph, renderGraph } from '@scones/execution-view';

/** The graph view as an SVG document. */
export async function drawExecution(view: ExecutionView): Promise<string> {
  // Imported late: it is a megabyte, and most calls draw no graph.
  const { default: elk } = await import('elkjs/lib/elk.bundled.js');
  return renderGraph(await layoutGraph(view.graph, new elk.default()), view);
}
