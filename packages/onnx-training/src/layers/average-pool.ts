import type { NetworkBuilder } from '../network-builder.ts';
import { dimension, integers, multiply, pad, reshape } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

/** The mean of each window, windows side by side; what does not fill a window at the lower and right edge is dropped. */
export function averagePool(
  { graph }: NetworkBuilder,
  x: Tensor,
  name: string,
  { window }: { window: readonly [height: number, width: number] },
): Tensor {
  const [tall, wide] = window;
  const [batch, channels] = [dimension(x, 0), dimension(x, 1)];
  const [rows, columns] = [Math.floor(dimension(x, 2) / tall), Math.floor(dimension(x, 3) / wide)];
  return graph.within(name, () => {
    const attributes = { kernel_shape: { ints: window }, strides: { ints: window } };
    const y = graph.node('AveragePool', [x], [batch, channels, rows, columns], attributes); // (N, C, H/h, W/w)
    return graph.record([x], y, (gradient) => [
      () => {
        const shares = multiply(graph, gradient, graph.scalar(1 / (tall * wide))); // (N, C, H/h, W/w)
        const apart = reshape(graph, shares, [batch, channels, rows, 1, columns, 1]);
        const whole = [batch, channels, rows, tall, columns, wide];
        const stretched = graph.node('Expand', [apart, integers(graph, whole)], whole);
        const filled = reshape(graph, stretched, [batch, channels, rows * tall, columns * wide]);
        const dropped = [dimension(x, 2) - rows * tall, dimension(x, 3) - columns * wide];
        return pad(graph, filled, [0, 0, 0, 0], [0, 0, ...dropped]); // (N, C, H, W)
      },
    ]);
  });
}
