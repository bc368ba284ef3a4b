import type { Graph } from './graph.ts';
import { DATA_TYPE } from './onnx-model.ts';
import { broadcastShape, sizeOf, type Tensor } from './tensor.ts';

/** Standard ONNX operators as functions that know the shape of their result. */
type ElementWise = (graph: Graph, a: Tensor, b: Tensor) => Tensor;

const elementWise =
  (operator: string): ElementWise =>
  (graph, a, b) =>
    graph.node(operator, [a, b], broadcastShape(a.shape, b.shape));

export const add: ElementWise = elementWise('Add');
export const subtract: ElementWise = elementWise('Sub');
export const multiply: ElementWise = elementWise('Mul');
export const divide: ElementWise = elementWise('Div');

export function unary(
  graph: Graph,
  operator: 'Sigmoid' | 'Sqrt' | 'Reciprocal' | 'Neg' | 'Exp',
  x: Tensor,
): Tensor {
  return graph.node(operator, [x], x.shape);
}

/** The same values as another of ONNX's types: a condition becomes 0 or 1. */
export function cast(graph: Graph, x: Tensor, type: keyof typeof DATA_TYPE): Tensor {
  return graph.node('Cast', [x], x.shape, { to: { int: DATA_TYPE[type] } });
}

export function reshape(graph: Graph, x: Tensor, shape: readonly number[]): Tensor {
  if (sizeOf(shape) !== sizeOf(x.shape)) {
    throw new Error(`${x.name} of shape (${x.shape.join(', ')}) does not reshape to (${shape.join(', ')}).`);
  }
  if (shape.join() === x.shape.join()) return x;
  return graph.node('Reshape', [x, integers(graph, shape)], shape);
}

export function transpose(graph: Graph, x: Tensor, order: readonly number[]): Tensor {
  const shape = order.map((axis) => dimension(x, axis));
  return graph.node('Transpose', [x], shape, { perm: { ints: order } });
}

/** Adds zeros before and after each axis; a negative amount cuts off instead. */
export function pad(graph: Graph, x: Tensor, before: readonly number[], after: readonly number[]): Tensor {
  const shape = x.shape.map((size, axis) => size + (before[axis] ?? 0) + (after[axis] ?? 0));
  if ([...before, ...after].every((amount) => amount === 0)) return x;
  return graph.node('Pad', [x, integers(graph, [...before, ...after])], shape);
}

export function concat(graph: Graph, parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts;
  if (!first) throw new Error('concat needs at least one tensor.');
  if (parts.length === 1) return first;
  const length = parts.reduce((sum, part) => sum + dimension(part, axis), 0);
  return graph.node('Concat', parts, first.shape.with(axis, length), { axis: { int: axis } });
}

/** a · b of two matrices, either of them transposed first. */
export function gemm(
  graph: Graph,
  a: Tensor,
  b: Tensor,
  {
    transposeA = false,
    transposeB = false,
    bias,
  }: { transposeA?: boolean; transposeB?: boolean; bias?: Tensor } = {},
): Tensor {
  const rows = dimension(a, transposeA ? 1 : 0);
  const columns = dimension(b, transposeB ? 0 : 1);
  const inner = [dimension(a, transposeA ? 0 : 1), dimension(b, transposeB ? 1 : 0)];
  if (inner[0] !== inner[1])
    throw new Error(`${a.name} and ${b.name} do not multiply: ${inner.join(' ≠ ')}.`);
  return graph.node('Gemm', bias ? [a, b, bias] : [a, b], [rows, columns], {
    transA: { int: transposeA ? 1 : 0 },
    transB: { int: transposeB ? 1 : 0 },
  });
}

type Reduction = 'ReduceSum' | 'ReduceMean' | 'ReduceMax';

/** Reduces over these axes, which stay with size 1. */
export function reduce(graph: Graph, operator: Reduction, x: Tensor, axes: readonly number[]): Tensor {
  const shape = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return graph.node(operator, [x, integers(graph, axes)], shape, { keepdims: { int: 1 } });
}

/** The taken indices along one axis, in that order. */
export function gather(graph: Graph, x: Tensor, indices: readonly number[], axis: number): Tensor {
  return graph.node('Gather', [x, integers(graph, indices)], x.shape.with(axis, indices.length), {
    axis: { int: axis },
  });
}

/** The indices from `start` to before `end` along one axis. */
export function slice(graph: Graph, x: Tensor, start: number, end: number, axis: number): Tensor {
  const bounds = [start, end, axis].map((bound) => integers(graph, [bound]));
  return graph.node('Slice', [x, ...bounds], x.shape.with(axis, end - start));
}

/** So many equal parts along the first axis. */
export function split(graph: Graph, x: Tensor, parts: number): Tensor[] {
  const part = { shape: x.shape.with(0, dimension(x, 0) / parts), type: x.type };
  const outputs = Array.from({ length: parts }, () => part);
  return graph.nodeWithOutputs('Split', [x], outputs, { axis: { int: 0 }, num_outputs: { int: parts } });
}

/** The same, where one part is the whole. */
export function parted(graph: Graph, x: Tensor, parts: number): Tensor[] {
  return parts === 1 ? [x] : split(graph, x, parts);
}

/** The products of the matrices of two stacks: (S, R, K) · (S, K, C) → (S, R, C). */
export function matmul(graph: Graph, a: Tensor, b: Tensor): Tensor {
  return graph.node('MatMul', [a, b], a.shape.with(2, dimension(b, 2)));
}

/** So many copies of a vector, one after the other. */
export function tile(graph: Graph, x: Tensor, copies: number): Tensor {
  return graph.node('Tile', [x, integers(graph, [copies])], [dimension(x, 0) * copies]);
}

export function integers(graph: Graph, values: readonly number[]): Tensor {
  return graph.constant('integers', BigInt64Array.from(values, BigInt), [values.length]);
}

/** The size of one axis; a tensor of lower rank is a mistake in the caller. */
export function dimension(x: Tensor, axis: number): number {
  const size = x.shape[axis];
  if (size === undefined) throw new Error(`${x.name} of shape (${x.shape.join(', ')}) has no axis ${axis}.`);
  return size;
}
