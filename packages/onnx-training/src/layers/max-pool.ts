import type { NetworkBuilder } from '../network-builder.ts';
import { dimension, integers } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** The largest of each window, windows side by side; what does not fill a window at the lower and right edge is dropped. */
export function maxPool(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  { window }: { window: readonly [height: number, width: number] },
): Tensor {
  const { graph } = builder;
  const attributes = { kernel_shape: { ints: window }, strides: { ints: window } };
  const shape = [
    dimension(x, 0),
    dimension(x, 1),
    Math.floor(dimension(x, 2) / window[0]),
    Math.floor(dimension(x, 3) / window[1]),
  ];
  return graph.within(name, () => {
    if (!builder.isTraining) return graph.node('MaxPool', [x], shape, attributes); // (N, C, H/h, W/w)
    const outputs = [
      { shape, type: 'float32' },
      { shape, type: 'int64' },
    ] as const;
    const [y, where] = graph.nodeWithOutputs('MaxPool', [x], outputs, attributes) as [Tensor, Tensor]; // (N, C, H/h, W/w)
    return graph.record([x], y, (gradient) => [
      () => graph.node('MaxUnpool', [gradient, where, integers(graph, x.shape)], x.shape, attributes), // (N, C, H, W)
    ]);
  });
}
