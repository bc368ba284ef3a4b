import type { NetworkBuilder } from '../network-builder.ts';
import { dimension, multiply, reduce, reshape, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** The mean over the batch of −Σ target · log softmax(logits); each row of the targets sums to 1. */
export function crossEntropy(
  { graph }: NetworkBuilder,
  logits: Tensor,
  targets: Tensor,
  name: string,
): Tensor {
  return graph.within(name, () => {
    const share = graph.scalar(1 / dimension(logits, 0));
    const logarithms = graph.node('LogSoftmax', [logits], logits.shape, { axis: { int: 1 } }); // (N, K)
    const total = reduce(graph, 'ReduceSum', multiply(graph, targets, logarithms), [0, 1]); // (1, 1)
    const loss = unary(graph, 'Neg', multiply(graph, reshape(graph, total, []), share)); // ()
    return graph.record([logits], loss, (gradient) => [
      () => {
        const difference = subtract(graph, unary(graph, 'Exp', logarithms), targets); // (N, K)
        return multiply(graph, difference, multiply(graph, share, gradient)); // (N, K)
      },
    ]);
  });
}
