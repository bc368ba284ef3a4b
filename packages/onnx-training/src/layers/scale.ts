import { multiply } from '../operators.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import type { Tensor } from '../tensor.ts';

/** x · factor, of any shape. */
export function scale({ graph }: NetworkBuilder, x: Tensor, name: string, factor: number): Tensor {
  return graph.within(name, () => {
    const y = multiply(graph, x, graph.scalar(factor)); // (…)
    return graph.record([x], y, (gradient) => [
      () => multiply(graph, gradient, graph.scalar(factor)), // (…)
    ]);
  });
}
