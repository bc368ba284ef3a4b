import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { type Kernel, neighboursOf, type Pictures, places, sideAfter, Windows } from '../neighbourhoods.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { concat, dimension, gather, gemm, reshape } from '../operators.ts';
import { strongest, withNothing } from '../strongest.ts';
import { sizeOf, type Tensor } from '../tensor.ts';
import { convolve, type ConvolutionOptions } from './convolution.ts';
import { standardWeight, tapsFirstWeight } from './gathered-convolution.ts';
import { maxPool } from './max-pool.ts';

export interface PooledConvolutionOptions extends ConvolutionOptions {
  readonly window: readonly [height: number, width: number];
}

/**
 * The same as `maxPool` after `convolution`. The convolution gives all windows' first pixels, then all their second
 * pixels and so on, so that the pool and its gradient are a few passes over memory, and pixels in no window are left out.
 */
export function pooledConvolution(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  options: PooledConvolutionOptions,
): Tensor {
  const { graph } = builder;
  const weight = tapsFirstWeight(builder, x, name, options); // (k·k, I, O)
  return graph.within(name, () => {
    if (builder.isTraining) return pooledProduct(graph, x, weight, options);
    const wide = convolve(graph, x, standardWeight(graph, weight, options.kernel), options.padding);
    return maxPool(builder, wide, 'pool', options);
  }); // (N, O, H'/h, W'/w)
}

function pooledProduct(graph: Graph, x: Tensor, weight: Tensor, options: PooledConvolutionOptions): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [taps = 0, , filters = 0] = weight.shape;
  const result = { batch, height: sideAfter(height, options), width: sideAfter(width, options) };
  const windows = new Windows(result, options.window);
  const columns = neighbourhoodsByPhase(graph, x, windows, options); // (Q + 1, k·k·I) each
  const matrix = reshape(graph, weight, [taps * channels, filters]); // (k·k·I, O)
  const pixels = columns.map((column) => gemm(graph, column, matrix)); // (Q + 1, O) each
  const most = strongest(graph, pixels);
  const y = channelsFirst(graph, most.y, [batch, filters, windows.high, windows.across]); // (N, O, H'/h, W'/w)
  return graph.record([x, weight], y, (gradient) => {
    const slopes = most.backward(channelsLast(graph, gradient)); // (Q + 1, O) each
    return [
      () => inputGradient(graph, x, matrix, { slopes, windows, around: options }), // (N, I, H, W)
      () => {
        const sum = slopes.reduce<Tensor | undefined>(
          (bias, slope, phase) =>
            gemm(graph, columns[phase] as Tensor, slope, { transposeA: true, ...(bias && { bias }) }),
          undefined,
        ); // (k·k·I, O)
        return reshape(graph, sum as Tensor, weight.shape); // (k·k, I, O)
      },
    ];
  });
}

/** Each pixel's share in the gradient of each result that it was a part of, summed up. */
function inputGradient(
  graph: Graph,
  x: Tensor,
  matrix: Tensor,
  { slopes, windows, around }: { slopes: readonly Tensor[]; windows: Windows; around: Kernel },
): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const taps = around.kernel ** 2;
  const shares = gemm(graph, concat(graph, slopes, 0), matrix, { transposeB: true }); // (P·(Q + 1), k·k·I)
  const rows = reshape(graph, shares, [dimension(shares, 0) * taps, channels]); // (P·(Q + 1)·k·k, I)
  const gathered = gather(graph, rows, sharesOfPixels({ batch, height, width }, windows, around), 0);
  const byTap = reshape(graph, gathered, [taps, sizeOf(x.shape)]); // (k·k, N·H·W·I)
  return channelsFirst(graph, gemm(graph, graph.ones(taps), byTap), x.shape); // (N, I, H, W)
}

/** The neighbourhoods of all windows' first pixels, those of their second pixels and so on, each with one of nothing. */
function neighbourhoodsByPhase(graph: Graph, x: Tensor, windows: Windows, around: Kernel): Tensor[] {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape;
  const pictures = { batch, height, width };
  const taps = around.kernel ** 2;
  const nothing = Array<number>(taps).fill(batch * height * width);
  const rows = withNothing(graph, channelsLast(graph, x)); // (N·H·W + 1, I)
  return [...windows.phases()].map((phase) => {
    const near = phase.flatMap((place) => [...neighboursOf(pictures, place, around)]);
    const gathered = gather(graph, rows, [...near, ...nothing], 0); // ((Q + 1)·k·k, I)
    return reshape(graph, gathered, [windows.count + 1, taps * channels]); // (Q + 1, k·k·I)
  });
}

/** For each tap of the kernel, and each pixel in turn: the row of its share in a result's gradient. */
function sharesOfPixels(pictures: Pictures, windows: Windows, { kernel, padding }: Kernel): number[] {
  const taps = kernel * kernel;
  return Array.from({ length: taps }, (_, tap) =>
    [...places(pictures)].map(({ picture, row, column }) => {
      const [down, right] = [Math.floor(tap / kernel), tap % kernel];
      const place = { picture, row: row + padding - down, column: column + padding - right };
      return windows.stackedRowOf(place) * taps + tap;
    }),
  ).flat();
}
