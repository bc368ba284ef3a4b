import type { NetworkBuilder } from '../network-builder.ts';
import { dimension, multiply, reduce, reshape, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The mean over the batch of −Σ weight · target · log softmax(logits); each row of the targets sums to 1. Without
 * weights all classes count the same, with them a rare class can count for more.
 */
export function crossEntropy(
  { graph }: NetworkBuilder,
  logits: Tensor,
  targets: Tensor,
  name: string,
  classWeights?: Float32Array,
): Tensor {
  return graph.within(name, () => {
    const share = graph.scalar(1 / dimension(logits, 0));
    const weighted = classWeights
      ? multiply(graph, targets, graph.constant('weights', classWeights, [1, dimension(logits, 1)]))
      : targets; // (N, K)
    const logarithms = graph.node('LogSoftmax', [logits], logits.shape, { axis: { int: 1 } }); // (N, K)
    const total = reduce(graph, 'ReduceSum', multiply(graph, weighted, logarithms), [0, 1]); // (1, 1)
    const loss = unary(graph, 'Neg', multiply(graph, reshape(graph, total, []), share)); // ()
    return graph.record([logits], loss, (gradient) => [
      () => {
        const softmax = unary(graph, 'Exp', logarithms); // (N, K)
        const expected = classWeights
          ? multiply(graph, softmax, reduce(graph, 'ReduceSum', weighted, [1]))
          : softmax; // (N, K)
        const difference = subtract(graph, expected, weighted); // (N, K)
        return multiply(graph, difference, multiply(graph, share, gradient)); // (N, K)
      },
    ]);
  });
}
