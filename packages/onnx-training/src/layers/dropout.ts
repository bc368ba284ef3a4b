import type { NetworkBuilder } from '../network-builder.ts';
import { cast, multiply } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Drops each value with this probability and makes up for it in the others; in inference it does nothing
 * (https://jmlr.org/papers/v15/srivastava14a.html). The seed makes equal sessions drop the same values.
 */
export function dropout(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  { probability, seed }: { probability: number; seed: number },
): Tensor {
  const { graph } = builder;
  if (probability < 0 || probability >= 1)
    throw new Error(`${name} drops a part of ${probability}, which must be from 0 to below 1.`);
  if (!builder.isTraining || probability === 0) return x;
  return graph.within(name, () => {
    const isTraining = cast(graph, graph.scalar(1), 'boolean'); // ()
    const outputs = [x.shape, x.shape].map((shape) => ({ shape, type: 'float32' as const }));
    const inputs = [x, graph.scalar(probability), isTraining];
    const [y, mask] = graph.nodeWithOutputs('Dropout', inputs, outputs, { seed: { int: seed } }) as [
      Tensor,
      Tensor,
    ]; // (…), (…)
    return graph.record([x], y, (gradient) => [
      () => {
        const kept = cast(graph, mask, 'float32'); // (…)
        return multiply(graph, multiply(graph, gradient, kept), graph.scalar(1 / (1 - probability))); // (…)
      },
    ]);
  });
}
