import type { Graph } from './graph.ts';
import { dimension, integers, pad, reshape } from './operators.ts';
import type { Tensor } from './tensor.ts';

type Pair = readonly [height: number, width: number];

/** Every so many pixels from a start on, until both sides are full: (N, C, H, W) → (N, C, h, w). */
export function strided(
  graph: Graph,
  x: Tensor,
  { start, strides, sides }: { start: Pair; strides: Pair; sides: Pair },
): Tensor {
  const isWhole = [0, 1].every(
    (axis) =>
      start[axis as 0] === 0 && strides[axis as 0] === 1 && sides[axis as 0] === dimension(x, axis + 2),
  );
  if (isWhole) return x;
  const end = sides.map((side, axis) => start[axis as 0] + (side - 1) * strides[axis as 0] + 1);
  const inputs = [x, ...[start, end, [2, 3], strides].map((values) => integers(graph, values))];
  return graph.node('Slice', inputs, [dimension(x, 0), dimension(x, 1), ...sides]);
}

/** What a stride left out, as zeros between the pixels: (N, C, H, W) → (N, C, (H − 1) s + 1, (W − 1) s + 1). */
export function zerosBetween(graph: Graph, x: Tensor, [down, across]: Pair): Tensor {
  if (down === 1 && across === 1) return x;
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const apart = reshape(graph, x, [batch, channels, height, 1, width, 1]);
  const wide = pad(graph, apart, [0, 0, 0, 0, 0, 0], [0, 0, 0, down - 1, 0, across - 1]);
  const joined = reshape(graph, wide, [batch, channels, height * down, width * across]);
  return pad(graph, joined, [0, 0, 0, 0], [0, 0, 1 - down, 1 - across]);
}
