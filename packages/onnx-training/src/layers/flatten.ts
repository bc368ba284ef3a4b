import type { NetworkBuilder } from '../network-builder.ts';
import { reshape } from '../operators.ts';
import { sizeOf, type Tensor } from '../tensor.ts';

/** (N, …) → (N, F). */
export function flatten({ graph }: NetworkBuilder, x: Tensor, name: string): Tensor {
  return graph.within(name, () => {
    const [batch = 1, ...rest] = x.shape;
    const y = reshape(graph, x, [batch, sizeOf(rest)]); // (N, F)
    return graph.record([x], y, (gradient) => [
      () => reshape(graph, gradient, x.shape), // (N, …)
    ]);
  });
}
