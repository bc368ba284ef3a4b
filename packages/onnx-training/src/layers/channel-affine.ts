import { ones, zeros } from '../initializers.ts';
import type { Initializer, NetworkBuilder } from '../network-builder.ts';
import { add, dimension, multiply, reduce, reshape } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** x · scale + shift with both trained for each channel: a batch norm whose statistics stay as they are. */
export function channelAffine(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  { scale = ones, shift = zeros }: { scale?: Initializer; shift?: Initializer } = {},
): Tensor {
  const { graph } = builder;
  const channels = dimension(x, 1);
  const factor = builder.parameter(`${name}/scale`, [channels], { initial: scale, decays: false }); // (C)
  const offset = builder.parameter(`${name}/shift`, [channels], { initial: shift, decays: false }); // (C)
  const others = x.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
  const alongChannels = x.shape.map((_, axis) => (axis === 1 ? channels : 1));
  return graph.within(name, () => {
    const wide = (tensor: Tensor): Tensor => reshape(graph, tensor, alongChannels);
    const total = (tensor: Tensor): Tensor =>
      reshape(graph, reduce(graph, 'ReduceSum', tensor, others), [channels]);
    const y = add(graph, multiply(graph, x, wide(factor)), wide(offset)); // (N, C, …)
    return graph.record([x, factor, offset], y, (gradient) => [
      () => multiply(graph, gradient, wide(factor)), // (N, C, …)
      () => total(multiply(graph, gradient, x)), // (C)
      () => total(gradient), // (C)
    ]);
  });
}
