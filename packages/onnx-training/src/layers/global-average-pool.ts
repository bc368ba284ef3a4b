import type { NetworkBuilder } from '../network-builder.ts';
import { dimension, integers, multiply } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** The mean of each channel of a picture: (N, C, H, W) → (N, C, 1, 1). */
export function globalAveragePool({ graph }: NetworkBuilder, x: Tensor, name: string): Tensor {
  return graph.within(name, () => {
    const y = graph.node('GlobalAveragePool', [x], [dimension(x, 0), dimension(x, 1), 1, 1]); // (N, C, 1, 1)
    return graph.record([x], y, (gradient) => [
      () => {
        const share = graph.scalar(1 / (dimension(x, 2) * dimension(x, 3)));
        return graph.node('Expand', [multiply(graph, gradient, share), integers(graph, x.shape)], x.shape); // (N, C, H, W)
      },
    ]);
  });
}
