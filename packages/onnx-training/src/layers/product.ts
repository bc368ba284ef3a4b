import type { Graph } from '../graph.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { multiply, reduce } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** x times a gate of the same rank, whose sides of size 1 are stretched, as in squeeze-and-excitation. */
export function product(
  { graph }: NetworkBuilder,
  [x, gate]: readonly [Tensor, Tensor],
  name: string,
): Tensor {
  return graph.within(name, () => {
    const y = multiply(graph, x, gate); // (…)
    return graph.record([x, gate], y, (gradient) => [
      () => summedTo(graph, multiply(graph, gradient, gate), x.shape),
      () => summedTo(graph, multiply(graph, gradient, x), gate.shape),
    ]);
  });
}

/** Undoes a broadcast: the sides that were stretched are summed up again. */
function summedTo(graph: Graph, gradient: Tensor, shape: readonly number[]): Tensor {
  if (gradient.shape.length !== shape.length)
    throw new Error(`A gate of rank ${shape.length} does not fit one of rank ${gradient.shape.length}.`);
  const stretched = shape.flatMap((size, axis) => (size === gradient.shape[axis] ? [] : [axis]));
  return stretched.length === 0 ? gradient : reduce(graph, 'ReduceSum', gradient, stretched);
}
