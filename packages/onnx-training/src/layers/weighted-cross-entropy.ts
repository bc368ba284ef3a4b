import type { NetworkBuilder } from '../network-builder.ts';
import { dimension, multiply, reduce, reshape, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** The mean over the batch of −Σ weight · target · log softmax(logits): a rare class can count for more. */
export function weightedCrossEntropy(
  { graph }: NetworkBuilder,
  { logits, targets }: { logits: Tensor; targets: Tensor },
  name: string,
  classWeights: Float32Array,
): Tensor {
  return graph.within(name, () => {
    const share = graph.scalar(1 / dimension(logits, 0));
    const weights = graph.constant('weights', classWeights, [1, dimension(logits, 1)]); // (1, K)
    const weighted = multiply(graph, targets, weights); // (N, K)
    const logarithms = graph.node('LogSoftmax', [logits], logits.shape, { axis: { int: 1 } }); // (N, K)
    const total = reduce(graph, 'ReduceSum', multiply(graph, weighted, logarithms), [0, 1]); // (1, 1)
    const loss = unary(graph, 'Neg', multiply(graph, reshape(graph, total, []), share)); // ()
    return graph.record([logits], loss, (gradient) => [
      () => {
        const rows = reduce(graph, 'ReduceSum', weighted, [1]); // (N, 1)
        const expected = multiply(graph, unary(graph, 'Exp', logarithms), rows); // (N, K)
        const difference = subtract(graph, expected, weighted); // (N, K)
        return multiply(graph, difference, multiply(graph, share, gradient)); // (N, K)
      },
    ]);
  });
}
