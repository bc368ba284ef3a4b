import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { picturesOf, places, rowOf, type Windows } from '../neighbourhoods.ts';
import { add, concat, dimension, gather, gemm, matmul, reshape, transpose } from '../operators.ts';
import { withNothing } from '../strongest.ts';
import type { Tensor } from '../tensor.ts';
import { Tiles } from '../tiles.ts';
import { sumOfShares, type WindowedConvolution, type WindowProducts } from './window-products.ts';
import { KERNEL, SCHEMES, type WinogradScheme } from './winograd-scheme.ts';

/** With more products, or fewer channels or tiles, the maps take longer than is saved. */
const MOST_OF_PRODUCTS = 0.6;
const LEAST_CHANNELS = 24 * 24;
const LEAST_TILES = 128;

/** The scheme with the fewest products; none where a product for each tap is as fast. */
export function winogradSchemeFor(convolution: WindowedConvolution): WinogradScheme | undefined {
  const { weight, windows, around } = convolution;
  const [, channels = 0, filters = 0] = weight.shape;
  if (around.kernel !== KERNEL || channels * filters < LEAST_CHANNELS) return undefined;
  let fewest = MOST_OF_PRODUCTS * windows.count * windows.pixels * KERNEL ** 2;
  let best: WinogradScheme | undefined;
  for (const scheme of SCHEMES) {
    const { count } = new Tiles(windows, scheme.side);
    const products = count * seenBy(scheme) ** 2;
    const isWhole = scheme.side % windows.tall === 0 && scheme.side % windows.wide === 0;
    if (isWhole && count >= LEAST_TILES && products < fewest) [best, fewest] = [scheme, products];
  }
  return best;
}

/** A part of the pictures is worked on at a time, so that less of it leaves the processor's cache; each part costs time too. */
const MOST_BYTES = 6 * 1024 ** 2;

/** Some pictures of a batch. */
interface Part {
  readonly first: number;
  readonly tiles: Tiles;
}

/** All pixels of a tile from the pixels of the input around it. */
export function winogradProducts(
  graph: Graph,
  convolution: WindowedConvolution,
  scheme: WinogradScheme,
): WindowProducts {
  const { x, weight } = convolution;
  const maps = mapsOf(graph, scheme, convolution.windows);
  const kernels = mapped(graph, maps.ofKernel, weight); // (T, I, O)
  const done = partsOf(convolution, scheme).map((part) => {
    const inputs = mapped(graph, maps.ofInput, seenPixels(graph, convolution, part)); // (T, R, I)
    const stack = mapped(graph, maps.ofResult, matmul(graph, inputs, kernels)); // (m·m, R, O)
    return { part, inputs, stack };
  });
  return {
    parts: done.map(({ part, stack }) => ({ stack: asRows(graph, stack), order: part.tiles.order() })), // (m·m·R, O)
    backward: (slopes) => {
      const spread = done.map(({ stack }, index) =>
        mapped(graph, maps.ofResult, reshape(graph, slopes[index] as Tensor, stack.shape), true),
      ); // (T, R, O) each
      return [
        () => {
          const turned = transpose(graph, kernels, [0, 2, 1]); // (T, O, I)
          const shares = done.map(({ part }, index) => {
            const each = mapped(graph, maps.ofInput, matmul(graph, spread[index] as Tensor, turned), true); // (T, R, I)
            return sumOfShares(graph, asRows(graph, each), tilesOf(convolution, part)); // (n·H·W, I)
          });
          return channelsFirst(graph, concat(graph, shares, 0), x.shape); // (N, I, H, W)
        },
        () => {
          const products = done.map(({ inputs }, index) =>
            stackedProducts(graph, inputs, spread[index] as Tensor),
          ); // (T, I, O) each
          const sum = products.reduce((total, product) => add(graph, total, product)); // (T, I, O)
          return mapped(graph, maps.ofKernel, sum, true); // (9, I, O)
        },
      ];
    },
  };
}

/** Parts of as many pictures each. */
function partsOf({ x, weight, windows }: WindowedConvolution, scheme: WinogradScheme): Part[] {
  const { batch } = windows.pictures;
  const [, channels = 0, filters = 0] = weight.shape;
  const tilesFor = (pictures: number): Tiles => new Tiles(windows.ofSome(pictures), scheme.side);
  const bytesOf = (tiles: Tiles): number =>
    4 * seenBy(scheme) ** 2 * tiles.rows * Math.max(channels, filters);
  let pictures = dimension(x, 0);
  while (pictures % 2 === 0 && bytesOf(tilesFor(pictures)) > MOST_BYTES) pictures /= 2;
  const tiles = tilesFor(pictures);
  return Array.from({ length: batch / pictures }, (_, part) => ({ first: part * pictures, tiles }));
}

function mapsOf(
  graph: Graph,
  scheme: WinogradScheme,
  windows: Windows,
): Record<'ofInput' | 'ofKernel' | 'ofResult', Tensor> {
  const byPixel = onBothSides(scheme.ofResult);
  const inOrder = [...new Tiles(windows, scheme.side).pixels()].map(
    ([row, column]) => byPixel[row * scheme.side + column] as number[],
  );
  return {
    ofInput: constant(graph, 'of-input', onBothSides(scheme.ofInput)), // (T, T)
    ofKernel: constant(graph, 'of-kernel', onBothSides(scheme.ofKernel)), // (T, 9)
    ofResult: constant(graph, 'of-result', inOrder), // (m·m, T)
  };
}

/** A linear map over the first axis of a stack of S matrices, or back over it: (S, R, C) → (T, R, C). */
function mapped(graph: Graph, map: Tensor, stack: Tensor, transposeA = false): Tensor {
  const [matrices = 0, height = 0, width = 0] = stack.shape;
  const flat = gemm(graph, map, reshape(graph, stack, [matrices, height * width]), { transposeA });
  return reshape(graph, flat, [dimension(flat, 0), height, width]);
}

/** (S, R, C) → (S·R, C) */
function asRows(graph: Graph, stack: Tensor): Tensor {
  const [matrices = 0, rows = 0, columns = 0] = stack.shape;
  return reshape(graph, stack, [matrices * rows, columns]);
}

/**
 * aᵀ · b of each pair of matrices: (S, R, M) and (S, R, N) → (S, M, N). As in `transposedProduct`, the narrower stands on
 * the left; of two as wide, the one that was made just before.
 */
function stackedProducts(graph: Graph, a: Tensor, b: Tensor): Tensor {
  const turned = (stack: Tensor): Tensor => transpose(graph, stack, [0, 2, 1]);
  return dimension(a, 2) < dimension(b, 2)
    ? matmul(graph, turned(a), b)
    : turned(matmul(graph, turned(b), a));
}

/** Pixels of the input on each side of what a tile is made from. */
const seenBy = ({ side }: { readonly side: number }): number => side + KERNEL - 1;

/** The matrix that does to a square, row after row, what a factor does from the left and its transpose from the right. */
function onBothSides(factor: readonly (readonly number[])[]): number[][] {
  return factor.flatMap((left) => factor.map((right) => left.flatMap((a) => right.map((b) => a * b))));
}

function constant(graph: Graph, name: string, matrix: readonly (readonly number[])[]): Tensor {
  return graph.constant(name, Float32Array.from(matrix.flat()), [matrix.length, matrix[0]?.length ?? 0]);
}

/** The first pixel that each tile is made from, the second pixel and so on; tiles of zeros come last: (T, R, I). */
function seenPixels(graph: Graph, { x, around }: WindowedConvolution, { first, tiles }: Part): Tensor {
  const pictures = picturesOf(x);
  const outside = pictures.batch * pictures.height * pictures.width;
  const seen = seenBy(tiles);
  const indices = Array.from({ length: seen ** 2 }, (_, pixel) => [
    ...[...places(tiles.grid)].map(({ picture, row, column }) =>
      rowOf(pictures, {
        picture: first + picture,
        row: tiles.side * row + Math.floor(pixel / seen) - around.padding,
        column: tiles.side * column + (pixel % seen) - around.padding,
      }),
    ),
    ...Array<number>(tiles.rows - tiles.count).fill(outside),
  ]).flat();
  const gathered = gather(graph, withNothing(graph, channelsLast(graph, x)), indices, 0); // (T·R, I)
  return reshape(graph, gathered, [seen ** 2, tiles.rows, dimension(x, 1)]);
}

/** Up to four tiles see a pixel: for each of these, and each pixel in turn, the row of its gradient. */
function tilesOf({ x, around }: WindowedConvolution, { tiles }: Part): number[][] {
  const seen = seenBy(tiles);
  const pictures = { ...picturesOf(x), batch: tiles.grid.batch };
  return [0, 1, 2, 3].map((corner) => {
    const [up, left] = [corner >> 1, corner & 1];
    return [...places(pictures)].map(({ picture, row, column }) => {
      const [y, x] = [row + around.padding, column + around.padding];
      const [down, right] = [Math.floor(y / tiles.side) - up, Math.floor(x / tiles.side) - left];
      const [dy, dx] = [y - down * tiles.side, x - right * tiles.side];
      const isSeen =
        down >= 0 && down < tiles.high && right >= 0 && right < tiles.across && dy < seen && dx < seen;
      return isSeen
        ? (dy * seen + dx) * tiles.rows + (picture * tiles.high + down) * tiles.across + right
        : tiles.count;
    });
  });
}
