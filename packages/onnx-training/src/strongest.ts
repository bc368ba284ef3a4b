import type { Graph } from './graph.ts';
import {
  cast,
  concat,
  dimension,
  divide,
  gather,
  gemm,
  multiply,
  reshape,
  slice,
  split,
} from './operators.ts';
import type { Tensor } from './tensor.ts';

/** All windows' first pixels, all their second pixels and so on, and where the windows stand among these. */
export interface StackedWindows {
  /** (P·R, C) */
  readonly stack: Tensor;
  /** Of each of Q windows, the row of its first pixel. Other rows are of no window. */
  readonly order: readonly number[];
}

/** The largest of each window: (Q, C). */
export function strongest(
  graph: Graph,
  { stack, order }: StackedWindows,
  pixels: number,
): { readonly y: Tensor; readonly backward: (gradient: Tensor) => Tensor } {
  const [rows, channels] = [dimension(stack, 0) / pixels, dimension(stack, 1)];
  const parts = split(graph, reshape(graph, stack, [pixels, rows * channels]), pixels); // (1, R·C) each
  const most = graph.node('Max', parts, [1, rows * channels]); // (1, R·C)
  const y = picked(graph, reshape(graph, most, [rows, channels]), order); // (Q, C)
  const backward = (gradient: Tensor): Tensor => {
    const byPixel = reshape(graph, stack, [pixels, rows * channels]); // (P, R·C)
    const marks = cast(graph, graph.node('Equal', [byPixel, most], byPixel.shape), 'float32'); // (P, R·C)
    // Pixels that are equally large share the gradient.
    const count = gemm(graph, graph.ones(pixels), marks); // (1, R·C)
    const slopes = reshape(graph, putBack(graph, gradient, order, rows), most.shape); // (1, R·C)
    const shares = multiply(graph, marks, divide(graph, slopes, count)); // (P, R·C)
    return reshape(graph, shares, stack.shape); // (P·R, C)
  };
  return { y, backward };
}

/** The rows of these numbers. */
export function picked(graph: Graph, rows: Tensor, order: readonly number[]): Tensor {
  return isInSequence(order) ? slice(graph, rows, 0, order.length, 0) : gather(graph, rows, order, 0);
}

/** Rows that were picked, where they came from; the other rows are zero. */
export function putBack(graph: Graph, rows: Tensor, order: readonly number[], total: number): Tensor {
  if (isInSequence(order)) return withNothing(graph, rows, total - order.length);
  const sources = Array<number>(total).fill(order.length);
  order.forEach((row, index) => (sources[row] = index));
  return gather(graph, withNothing(graph, rows), sources, 0);
}

function isInSequence(order: readonly number[]): boolean {
  return order.every((row, index) => row === index);
}

/** The rows with some more, of zeros. */
export function withNothing(graph: Graph, rows: Tensor, more = 1): Tensor {
  const channels = dimension(rows, 1);
  const nothing = graph.constant('nothing', new Float32Array(more * channels), [more, channels]); // (M, C)
  return concat(graph, [rows, nothing], 0); // (R + M, C)
}
