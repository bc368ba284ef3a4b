import type { NetworkBuilder } from '../network-builder.ts';
import { add, multiply, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** x · σ(x), also called swish (https://arxiv.org/abs/1702.03118). */
export function silu({ graph }: NetworkBuilder, x: Tensor, name: string): Tensor {
  return graph.within(name, () => {
    const gate = unary(graph, 'Sigmoid', x); // (…)
    const y = multiply(graph, x, gate); // (…)
    // y' = g + y · (1 − g)
    return graph.record([x], y, (gradient) => [
      () => {
        const closed = subtract(graph, graph.scalar(1), gate); // (…)
        return multiply(graph, gradient, add(graph, gate, multiply(graph, y, closed))); // (…)
      },
    ]);
  });
}
