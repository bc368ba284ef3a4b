import type { Graph } from './graph.ts';
import { reshape, transpose } from './operators.ts';
import type { Tensor } from './tensor.ts';

/**
 * A layer works on the pictures as rows of channels where it can: (N·H·W, C). A tensor whose rows exist already gives
 * them without a copy, so that layers that follow each other never change between the two forms.
 */
export function channelsLast(graph: Graph, x: Tensor): Tensor {
  const known = graph.rows.get(x);
  if (known) return known;
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const last = transpose(graph, x, [0, 2, 3, 1]); // (N, H, W, C)
  const rows = reshape(graph, last, [batch * height * width, channels]); // (N·H·W, C)
  graph.rows.set(x, rows);
  return rows;
}

/** (N·H·W, C), or the same values in another shape, → (N, C, H, W). */
export function channelsFirst(graph: Graph, values: Tensor, shape: readonly number[]): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = shape;
  const rows = reshape(graph, values, [batch * height * width, channels]); // (N·H·W, C)
  const last = reshape(graph, rows, [batch, height, width, channels]); // (N, H, W, C)
  const x = transpose(graph, last, [0, 3, 1, 2]); // (N, C, H, W)
  graph.rows.set(x, rows);
  return x;
}

/** Ways into the form that a tensor has already and out of it, for work on each element by itself. */
export interface Form {
  readonly enter: (x: Tensor) => Tensor;
  readonly leave: (x: Tensor) => Tensor;
}

export function formOf(graph: Graph, x: Tensor): Form {
  if (!graph.rows.has(x)) return { enter: (tensor) => tensor, leave: (tensor) => tensor };
  return {
    enter: (tensor) => channelsLast(graph, tensor),
    leave: (rows) => channelsFirst(graph, rows, x.shape),
  };
}
