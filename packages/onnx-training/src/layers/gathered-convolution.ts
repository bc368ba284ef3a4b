import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { heNormal } from '../initializers.ts';
import {
  type Kernel,
  neighboursOf,
  type Pictures,
  picturesAfter,
  picturesOf,
  places,
  Windows,
} from '../neighbourhoods.ts';
import type { NetworkBuilder, ParameterOptions } from '../network-builder.ts';
import { concat, dimension, gather, gemm, parted, reshape, transpose } from '../operators.ts';
import { picked, putBack, withNothing } from '../strongest.ts';
import type { Tensor } from '../tensor.ts';
import { convolve, type ConvolutionOptions } from './convolution.ts';
import { transposedProduct } from '../transposed-product.ts';
import type { WindowedConvolution } from './window-products.ts';
import { winogradProducts, winogradSchemeFor } from './winograd-products.ts';
import type { WinogradScheme } from './winograd-scheme.ts';

/**
 * The same as `convolution`, by gathering each position's neighbourhood (im2col) and one matrix product over the whole
 * batch, which is up to three times as fast as ONNX Runtime's convolution.
 */
export function gatheredConvolution(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  options: ConvolutionOptions,
): Tensor {
  const { graph } = builder;
  const { kernel, padding } = options;
  const weight = tapsFirstWeight(builder, x, name, options); // (k·k, I, O)
  return graph.within(name, () => {
    if (!builder.isTraining) return convolve(graph, x, standardWeight(graph, weight, kernel), padding);
    const result = picturesAfter(picturesOf(x), options);
    const tiled = { x, weight, windows: new Windows(result, [1, 1]), around: options };
    const scheme = winogradSchemeFor(tiled);
    return scheme ? productOfTiles(graph, tiled, scheme) : productOfColumns(graph, x, weight, options);
  }); // (N, O, H', W')
}

function productOfColumns(graph: Graph, x: Tensor, weight: Tensor, around: Kernel): Tensor {
  const [batch = 0, channels = 0] = x.shape;
  const { kernel, padding } = around;
  const [taps, filters] = [kernel * kernel, dimension(weight, 2)];
  const pictures = picturesOf(x);
  const result = picturesAfter(pictures, around);
  const columns = neighbourhoods(graph, channelsLast(graph, x), pictures, around); // (N·H'·W', k·k·I)
  const product = gemm(graph, columns, reshape(graph, weight, [taps * channels, filters])); // (N·H'·W', O)
  const y = channelsFirst(graph, product, [batch, filters, result.height, result.width]); // (N, O, H', W')
  return graph.record([x, weight], y, (gradient) => {
    const rows = channelsLast(graph, gradient); // (N·H'·W', O)
    return [
      () => {
        const back = { kernel, padding: kernel - 1 - padding };
        const near = neighbourhoods(graph, rows, result, back); // (N·H·W, k·k·O)
        const turned = turnedWeight(graph, weight); // (I, k·k·O)
        return channelsFirst(graph, gemm(graph, near, turned, { transposeB: true }), x.shape); // (N, I, H, W)
      },
      () => reshape(graph, transposedProduct(graph, columns, rows), weight.shape), // (k·k, I, O)
    ];
  });
}

function productOfTiles(graph: Graph, convolution: WindowedConvolution, scheme: WinogradScheme): Tensor {
  const { x, weight, windows } = convolution;
  const { batch, height, width } = windows.pictures;
  const { parts, backward } = winogradProducts(graph, convolution, scheme);
  const shape = [batch, dimension(weight, 2), height, width];
  const inTurn = parts.map(({ stack, order }) => picked(graph, stack, order)); // (n·H'·W', O) each
  const y = channelsFirst(graph, concat(graph, inTurn, 0), shape); // (N, O, H', W')
  return graph.record([x, weight], y, (gradient) => {
    const slopes = parted(graph, channelsLast(graph, gradient), parts.length); // (n·H'·W', O) each
    return backward(
      parts.map(({ stack, order }, index) =>
        putBack(graph, slopes[index] as Tensor, order, dimension(stack, 0)),
      ),
    );
  });
}

/** The weight (k·k, I, O) of a convolution whose neighbourhoods are gathered. */
export function tapsFirstWeight(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  { filters, kernel, initial = heNormal }: ConvolutionOptions,
): Tensor {
  const channels = dimension(x, 1);
  return builder.parameter(`${name}/weight`, [kernel * kernel, channels, filters], {
    initial: (_, random) =>
      tapsFirst(initial([filters, channels, kernel, kernel], random), filters, channels),
  } satisfies ParameterOptions);
}

/** (k·k, I, O) → (I, k·k·O), the taps in reverse, as the gradient of the input takes them. */
function turnedWeight(graph: Graph, weight: Tensor): Tensor {
  const [taps = 0, channels = 0, filters = 0] = weight.shape;
  const backwards = Array.from({ length: taps }, (_, tap) => taps - 1 - tap);
  const turned = transpose(graph, gather(graph, weight, backwards, 0), [1, 0, 2]); // (I, k·k, O)
  return reshape(graph, turned, [channels, taps * filters]);
}

/** (k·k, I, O) → (O, I, k, k), as ONNX Runtime's convolution takes it. */
export function standardWeight(graph: Graph, weight: Tensor, kernel: number): Tensor {
  const [, channels = 0, filters = 0] = weight.shape;
  return reshape(graph, transpose(graph, weight, [2, 1, 0]), [filters, channels, kernel, kernel]);
}

/** (O, I, k, k) → (k·k, I, O). */
function tapsFirst(values: Float32Array, filters: number, channels: number): Float32Array {
  const taps = values.length / filters / channels;
  return values.map((_, index) => {
    const [filter, channel] = [index % filters, Math.floor(index / filters) % channels];
    return values[(filter * channels + channel) * taps + Math.floor(index / filters / channels)] as number;
  });
}

/** For each position of the result, the channels of the k · k pixels around it; outside the picture all are zero. */
function neighbourhoods(graph: Graph, rows: Tensor, pictures: Pictures, around: Kernel): Tensor {
  const indices = [...places(picturesAfter(pictures, around))].flatMap((place) => [
    ...neighboursOf(pictures, place, around),
  ]);
  const taps = around.kernel ** 2;
  const gathered = gather(graph, withNothing(graph, rows), indices, 0); // (N·H'·W'·k·k, C)
  return reshape(graph, gathered, [indices.length / taps, taps * dimension(rows, 1)]);
}
