import { heNormal, zeros } from '../initializers.ts';
import type { Initializer, NetworkBuilder } from '../network-builder.ts';
import { dimension, gemm, reduce, reshape } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

export interface LinearOptions {
  readonly features: number;
  readonly initial?: Initializer;
  readonly initialBias?: Initializer;
}

/** x · Wᵀ + b. */
export function linear(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  { features, initial = heNormal, initialBias = zeros }: LinearOptions,
): Tensor {
  const { graph } = builder;
  const weight = builder.parameter(`${name}/weight`, [features, dimension(x, 1)], { initial }); // (O, I)
  const bias = builder.parameter(`${name}/bias`, [features], { initial: initialBias, decays: false }); // (O)
  return graph.within(name, () => {
    const y = gemm(graph, x, weight, { transposeB: true, bias }); // (N, O)
    return graph.record([x, weight, bias], y, (gradient) => [
      () => gemm(graph, gradient, weight), // (N, I)
      () => gemm(graph, gradient, x, { transposeA: true }), // (O, I)
      () => reshape(graph, reduce(graph, 'ReduceSum', gradient, [0]), [features]), // (O)
    ]);
  });
}
