import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { type Kernel, neighboursOf, picturesOf, places, type Windows } from '../neighbourhoods.ts';
import { dimension, gather, gemm, reshape } from '../operators.ts';
import { type StackedWindows, withNothing } from '../strongest.ts';
import type { Tensor } from '../tensor.ts';
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
  /** For some pictures after the others, (P·R, O) each. */
  readonly parts: readonly StackedWindows[];
  /** Makers of the gradients of the input (N, I, H, W) and of the weight (k·k, I, O), from those of the stacks. */
  readonly backward: (slopes: readonly Tensor[]) => readonly [input: () => Tensor, weight: () => Tensor];
}

/** By gathering the neighbourhood of each pixel, and one matrix product. */
export function windowProducts(graph: Graph, convolution: WindowedConvolution): WindowProducts {
  const { x, weight, windows } = convolution;
  const [taps = 0, channels = 0, filters = 0] = weight.shape;
  const columns = neighbourhoodsByPhase(graph, convolution); // (P·R, k·k·I)
  const matrix = reshape(graph, weight, [taps * channels, filters]); // (k·k·I, O)
  return {
    parts: [
      { stack: gemm(graph, columns, matrix), order: Array.from({ length: windows.count }, (_, row) => row) },
    ],
    backward: ([slopes]) => [
      () => {
        const shares = gemm(graph, slopes as Tensor, matrix, { transposeB: true }); // (P·R, k·k·I)
        const rows = reshape(graph, shares, [dimension(shares, 0) * taps, channels]); // (P·R·k·k, I)
        return channelsFirst(graph, sumOfShares(graph, rows, sharesOfPixels(convolution)), x.shape); // (N, I, H, W)
      },
      () => reshape(graph, transposedProduct(graph, columns, slopes as Tensor), weight.shape), // (k·k, I, O)
    ],
  };
}

/** Adds up, for each pixel in turn, the rows that the lists name for it: (R, I) → (N·H·W, I). */
export function sumOfShares(graph: Graph, rows: Tensor, lists: readonly (readonly number[])[]): Tensor {
  const [pixels, channels] = [lists[0]?.length ?? 0, dimension(rows, 1)];
  const gathered = gather(graph, rows, lists.flat(), 0); // (L·N·H·W, I)
  const byList = reshape(graph, gathered, [lists.length, pixels * channels]); // (L, N·H·W·I)
  return reshape(graph, gemm(graph, graph.ones(lists.length), byList), [pixels, channels]); // (N·H·W, I)
}

function neighbourhoodsByPhase(graph: Graph, { x, weight, windows, around }: WindowedConvolution): Tensor {
  const [taps = 0, channels = 0] = weight.shape;
  const pictures = picturesOf(x);
  const outside = Array<number>(taps).fill(pictures.batch * pictures.height * pictures.width);
  const near = [...windows.phases()].flatMap((phase) => [
    ...phase.flatMap((place) => [...neighboursOf(pictures, place, around)]),
    ...windows.padding(outside).flat(),
  ]);
  const gathered = gather(graph, withNothing(graph, channelsLast(graph, x)), near, 0); // (P·R·k·k, I)
  return reshape(graph, gathered, [windows.pixels * windows.rows, taps * channels]); // (P·R, k·k·I)
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
