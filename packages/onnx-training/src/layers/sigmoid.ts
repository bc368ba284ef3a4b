import type { NetworkBuilder } from '../network-builder.ts';
import { multiply, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** 1 / (1 + e⁻ˣ). */
export function sigmoid({ graph }: NetworkBuilder, x: Tensor, name: string): Tensor {
  return graph.within(name, () => {
    const y = unary(graph, 'Sigmoid', x); // (…)
    return graph.record([x], y, (gradient) => [
      () => {
        const slope = multiply(graph, y, subtract(graph, graph.scalar(1), y)); // (…)
        return multiply(graph, gradient, slope); // (…)
      },
    ]);
  });
}
