import type { NetworkBuilder } from '../network-builder.ts';
import { concat, dimension, pad } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** The channels of several tensors, one after the other: (N, A, …), (N, B, …) → (N, A + B, …). */
export function concatenate({ graph }: NetworkBuilder, parts: readonly Tensor[], name: string): Tensor {
  return graph.within(name, () => {
    const y = concat(graph, parts, 1); // (N, A + B + …, …)
    const total = dimension(y, 1);
    const nothing = y.shape.map(() => 0);
    let start = 0;
    const places = parts.map((part) => {
      const before = start;
      start += dimension(part, 1);
      return { before, after: total - start };
    });
    return graph.record(parts, y, (gradient) =>
      places.map(
        ({ before, after }) =>
          () =>
            pad(graph, gradient, nothing.with(1, -before), nothing.with(1, -after)), // (N, A, …)
      ),
    );
  });
}
