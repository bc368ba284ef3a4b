import type { Graph } from '../graph.ts';
import { add, divide, multiply, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** Keeps a norm of zero from being divided by. */
const SMALLEST = 1e-6;

/** Makes all gradients shorter by one factor where together they are longer than `norm` (https://arxiv.org/abs/1211.5063). */
export function clipGradients(graph: Graph, gradients: readonly Tensor[], norm: number): Tensor[] {
  if (gradients.length === 0) return [];
  const squares = gradients.map((gradient) =>
    graph.node('ReduceSumSquare', [gradient], [], { keepdims: { int: 0 } }),
  ); // () each
  const length = unary(graph, 'Sqrt', graph.node('Sum', squares, [])); // ()
  const factor = divide(graph, graph.scalar(norm), add(graph, length, graph.scalar(SMALLEST))); // ()
  const atMostOne = graph.node('Min', [factor, graph.scalar(1)], []); // ()
  return gradients.map((gradient) => multiply(graph, gradient, atMostOne));
}
