import type { Graph } from './graph.ts';
import { add, multiply } from './operators.ts';
import type { Tensor } from './tensor.ts';

/** keep · old + (1 − keep) · fresh */
export function blended(graph: Graph, old: Tensor, fresh: Tensor, keep: number): Tensor {
  return add(graph, multiply(graph, old, graph.scalar(keep)), multiply(graph, fresh, graph.scalar(1 - keep)));
}
