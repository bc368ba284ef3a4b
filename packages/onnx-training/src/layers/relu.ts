import type { NetworkBuilder } from '../network-builder.ts';
import { multiply, subtract } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** max(x, 0), and no more than the ceiling where there is one: 6 makes it ReLU6 (https://arxiv.org/abs/1704.04861). */
export function relu(
  { graph }: NetworkBuilder,
  x: Tensor,
  name: string,
  { ceiling }: { ceiling?: number } = {},
): Tensor {
  return graph.within(name, () => {
    const y =
      ceiling === undefined
        ? graph.node('Relu', [x], x.shape) // (…)
        : graph.node('Clip', [x, graph.scalar(0), graph.scalar(ceiling)], x.shape); // (…)
    return graph.record([x], y, (gradient) => [
      () => {
        const above = multiply(graph, gradient, graph.node('Sign', [y], y.shape)); // (…)
        if (ceiling === undefined) return above;
        const room = subtract(graph, graph.scalar(ceiling), y); // (…)
        return multiply(graph, above, graph.node('Sign', [room], y.shape)); // (…)
      },
    ]);
  });
}
