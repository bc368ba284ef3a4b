import type { Graph } from '../graph.ts';
import { heNormal } from '../initializers.ts';
import type { Initializer, NetworkBuilder } from '../network-builder.ts';
import { concat, dimension, gemm, pad, reshape, transpose } from '../operators.ts';
import type { Tensor } from '../tensor.ts';
import { turned } from './grouped-convolution.ts';

export interface ConvolutionOptions {
  readonly filters: number;
  readonly kernel: number;
  readonly padding: number;
  readonly initial?: Initializer;
  /** Frozen filters stay as they were given. */
  readonly kind?: 'trained' | 'frozen';
}

/** A square convolution of stride 1 without bias. */
export function convolution(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  options: ConvolutionOptions,
): Tensor {
  const { graph } = builder;
  const { filters, kernel, padding, initial = heNormal, kind = 'trained' } = options;
  const shape = [filters, dimension(x, 1), kernel, kernel];
  const weight = builder.parameter(`${name}/weight`, shape, { initial, kind }); // (O, I, k, k)
  return graph.within(name, () => {
    const y = convolve(graph, x, weight, padding); // (N, O, H', W')
    return graph.record([x, weight], y, (gradient) => [
      () => convolve(graph, gradient, turned(graph, weight), kernel - 1 - padding), // (N, I, H, W)
      () => weightGradient(graph, x, gradient, kernel, padding), // (O, I, k, k)
    ]);
  });
}

export function convolve(graph: Graph, x: Tensor, weight: Tensor, padding: number): Tensor {
  const kernel = dimension(weight, 2);
  const side = (axis: number): number => dimension(x, axis) + 2 * padding - kernel + 1;
  return graph.node('Conv', [x, weight], [dimension(x, 0), dimension(weight, 0), side(2), side(3)], {
    kernel_shape: { ints: [kernel, kernel] },
    pads: { ints: [padding, padding, padding, padding] },
  });
}

/**
 * One matrix product for all taps: the gradient shifted by each row of the kernel, times the input shifted by each
 * column. That copies each operand k times where im2col copies one of them k² times.
 */
function weightGradient(graph: Graph, x: Tensor, gradient: Tensor, kernel: number, padding: number): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [, filters = 0, outHeight = 0, outWidth = 0] = gradient.shape;
  const steps = Array.from({ length: kernel }, (_, step) => step);
  const rows = transpose(graph, gradient, [1, 0, 2, 3]); // (O, N, H', W')
  const columns = transpose(graph, x, [1, 0, 2, 3]); // (I, N, H, W)
  const shiftedRows = steps.map((step) =>
    pad(graph, rows, [0, 0, step - padding, 0], [0, 0, height - outHeight - step + padding, 0]),
  ); // (O, N, H, W') each
  const shiftedColumns = steps.map((step) =>
    pad(graph, columns, [0, 0, 0, padding - step], [0, 0, 0, outWidth + step - padding - width]),
  ); // (I, N, H, W') each
  const positions = batch * height * outWidth;
  const left = reshape(graph, concat(graph, shiftedRows, 0), [kernel * filters, positions]); // (k·O, N·H·W')
  const right = reshape(graph, concat(graph, shiftedColumns, 0), [kernel * channels, positions]); // (k·I, N·H·W')
  const product = gemm(graph, left, right, { transposeB: true }); // (k·O, k·I)
  const taps = reshape(graph, product, [kernel, filters, kernel, channels]); // (k, O, k, I)
  return transpose(graph, taps, [1, 3, 0, 2]); // (O, I, k, k)
}
