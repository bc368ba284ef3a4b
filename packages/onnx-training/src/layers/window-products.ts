import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { type Kernel, neighboursOf, picturesOf, places, type Windows } from '../neighbourhoods.ts';
import { concat, dimension, gather, gemm, reshape } from '../operators.ts';
import { withNothing } from '../strongest.ts';
import { sizeOf, type Tensor } from '../tensor.ts';
import { transposedProduct } from '../transposed-product.ts';

/** What a convolution needs to know: its input (N, I, H, W), its weight (k·k, I, O), and the windows of its result. */
export interface WindowedConvolution {
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly windows: Windows;
  readonly around: Kernel;
}

/** A convolution's result by the pixels of its windows, and the way back. */
export interface WindowProducts {
  /** All windows' first pixels, all their second pixels and so on: (R, O) each, with some windows of nothing. */
  readonly pixels: readonly Tensor[];
  /** Makers of the gradients of the input (N, I, H, W) and of the weight (k·k, I, O), from those of the pixels. */
  readonly backward: (slopes: readonly Tensor[]) => readonly [input: () => Tensor, weight: () => Tensor];
}

/** By gathering the neighbourhood of each pixel, and one matrix product for each pixel of the windows. */
export function windowProducts(graph: Graph, convolution: WindowedConvolution): WindowProducts {
  const { x, weight } = convolution;
  const [taps = 0, channels = 0, filters = 0] = weight.shape;
  const columns = neighbourhoodsByPhase(graph, convolution); // (R, k·k·I) each
  const matrix = reshape(graph, weight, [taps * channels, filters]); // (k·k·I, O)
  return {
    pixels: columns.map((column) => gemm(graph, column, matrix)), // (R, O) each
    backward: (slopes) => [
      () => {
        const shares = gemm(graph, concat(graph, slopes, 0), matrix, { transposeB: true }); // (P·R, k·k·I)
        const rows = reshape(graph, shares, [dimension(shares, 0) * taps, channels]); // (P·R·k·k, I)
        return sumOfShares(graph, rows, x, sharesOfPixels(convolution)); // (N, I, H, W)
      },
      () => {
        const products = columns.map((column, phase) =>
          transposedProduct(graph, column, slopes[phase] as Tensor),
        ); // (k·k·I, O) each
        const sum = graph.node('Sum', products, matrix.shape); // (k·k·I, O)
        return reshape(graph, sum, weight.shape); // (k·k, I, O)
      },
    ],
  };
}

/** Adds up the rows that the lists name for each pixel of x: (R, I) → (N, I, H, W). */
export function sumOfShares(
  graph: Graph,
  rows: Tensor,
  x: Tensor,
  lists: readonly (readonly number[])[],
): Tensor {
  const gathered = gather(graph, rows, lists.flat(), 0); // (L·N·H·W, I)
  const byList = reshape(graph, gathered, [lists.length, sizeOf(x.shape)]); // (L, N·H·W·I)
  return channelsFirst(graph, gemm(graph, graph.ones(lists.length), byList), x.shape); // (N, I, H, W)
}

function neighbourhoodsByPhase(graph: Graph, { x, weight, windows, around }: WindowedConvolution): Tensor[] {
  const [taps = 0, channels = 0] = weight.shape;
  const pictures = picturesOf(x);
  const outside = Array<number>(taps).fill(pictures.batch * pictures.height * pictures.width);
  const rows = withNothing(graph, channelsLast(graph, x)); // (N·H·W + 1, I)
  return [...windows.phases()].map((phase) => {
    const near = phase.flatMap((place) => [...neighboursOf(pictures, place, around)]);
    const gathered = gather(graph, rows, [...near, ...windows.padding(outside).flat()], 0); // (R·k·k, I)
    return reshape(graph, gathered, [windows.rows, taps * channels]); // (R, k·k·I)
  });
}

/** For each tap of the kernel, and each pixel in turn: the row of its share in a result's gradient. */
function sharesOfPixels({ x, windows, around }: WindowedConvolution): number[][] {
  const { kernel, padding } = around;
  const taps = kernel * kernel;
  return Array.from({ length: taps }, (_, tap) =>
    [...places(picturesOf(x))].map(({ picture, row, column }) => {
      const [down, right] = [Math.floor(tap / kernel), tap % kernel];
      const place = { picture, row: row + padding - down, column: column + padding - right };
      return windows.stackedRowOf(place) * taps + tap;
    }),
  );
}
