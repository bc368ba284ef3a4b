import { channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { picturesOf, places, rowOf } from '../neighbourhoods.ts';
import { dimension, gather, gemm, matmul, reshape, transpose } from '../operators.ts';
import { withNothing } from '../strongest.ts';
import type { Tensor } from '../tensor.ts';
import { sumOfShares, type WindowedConvolution, type WindowProducts } from './window-products.ts';

/** Winograd's F(2 × 2, 3 × 3): 16 products for the four pixels of a window in place of 36 (https://arxiv.org/abs/1509.09308). */
const TILE = 4;
const KERNEL = 3;
const WINDOW = 2;
const OF_INPUT = [
  [1, 0, -1, 0],
  [0, 1, 1, 0],
  [0, -1, 1, 0],
  [0, 1, 0, -1],
];
const OF_KERNEL = [
  [1, 0, 0],
  [0.5, 0.5, 0.5],
  [0.5, -0.5, 0.5],
  [0, 0, 1],
];
const OF_RESULT = [
  [1, 1, 1, 0],
  [0, 1, -1, -1],
];

/** With more products, as where a window is hardly filled, or fewer channels, the transformations take longer than is saved. */
const MOST_OF_PRODUCTS = 0.6;
const LEAST_CHANNELS = 32 * 96;

export function fitsWinograd({ weight, windows, around }: WindowedConvolution): boolean {
  const [, channels = 0, filters = 0] = weight.shape;
  const isOfThatSize = around.kernel === KERNEL && windows.tall === WINDOW && windows.wide === WINDOW;
  const { batch, height, width } = windows.pictures;
  const wanted = Math.min(windows.count * windows.pixels, batch * height * width);
  const saves = windows.count * TILE ** 2 <= MOST_OF_PRODUCTS * wanted * KERNEL ** 2;
  return isOfThatSize && saves && channels * filters >= LEAST_CHANNELS;
}

/** A convolution's result, the pixels of its windows one after the other: (4·R, O), and the way back. */
export interface TileProducts {
  readonly stack: Tensor;
  readonly backward: (slopes: Tensor) => ReturnType<WindowProducts['backward']>;
}

/** Each window's four pixels from the 4 · 4 pixels of the input around it, its tile. */
export function winogradProducts(graph: Graph, convolution: WindowedConvolution): TileProducts {
  const { x, weight, windows } = convolution;
  const [taps = 0, channels = 0, filters = 0] = weight.shape;
  const [rows, tile, pixels] = [windows.rows, TILE * TILE, WINDOW * WINDOW];
  const ofInput = onBothSides(graph, 'of-input', OF_INPUT); // (16, 16)
  const ofKernel = onBothSides(graph, 'of-kernel', OF_KERNEL); // (16, 9)
  const ofResult = onBothSides(graph, 'of-result', OF_RESULT); // (4, 16)
  /** A linear map over the first axis of a stack of S matrices, or back over it: (S, R, C) → (T, R, C). */
  const mapped = (map: Tensor, stack: Tensor, transposeA = false): Tensor => {
    const [matrices = 0, height = 0, width = 0] = stack.shape;
    const flat = gemm(graph, map, reshape(graph, stack, [matrices, height * width]), { transposeA });
    return reshape(graph, flat, [dimension(flat, 0), height, width]);
  };
  const turned = (stack: Tensor): Tensor => transpose(graph, stack, [0, 2, 1]);

  const tiles = reshape(graph, tilePixels(graph, convolution), [tile, rows, channels]); // (16, R, I)
  const inputs = mapped(ofInput, tiles); // (16, R, I)
  const kernels = mapped(ofKernel, reshape(graph, weight, [taps, channels, filters])); // (16, I, O)
  const stack = mapped(ofResult, matmul(graph, inputs, kernels)); // (4, R, O)
  return {
    stack: reshape(graph, stack, [pixels * rows, filters]), // (4·R, O)
    backward: (slopes) => {
      const spread = mapped(ofResult, reshape(graph, slopes, stack.shape), true); // (16, R, O)
      return [
        () => {
          const shares = mapped(ofInput, matmul(graph, spread, turned(kernels)), true); // (16, R, I)
          const flat = reshape(graph, shares, [tile * rows, channels]); // (16·R, I)
          return sumOfShares(graph, flat, x, tilesOf(convolution)); // (N, I, H, W)
        },
        () => mapped(ofKernel, matmul(graph, turned(inputs), spread), true), // (9, I, O)
      ];
    },
  };
}

/** The matrix that does to a square, row after row, what a factor does from the left and its transpose from the right. */
function onBothSides(graph: Graph, name: string, factor: readonly (readonly number[])[]): Tensor {
  const columns = factor[0]?.length ?? 0;
  const rows = factor.flatMap((left) => factor.map((right) => left.flatMap((a) => right.map((b) => a * b))));
  return graph.constant(name, Float32Array.from(rows.flat()), [rows.length, columns * columns]);
}

/** The first pixel of each window's tile, the second pixel and so on; tiles of zeros come last. */
function tilePixels(graph: Graph, { x, windows, around }: WindowedConvolution): Tensor {
  const pictures = picturesOf(x);
  const outside = pictures.batch * pictures.height * pictures.width;
  const indices = Array.from({ length: TILE * TILE }, (_, pixel) => [
    ...[...places(windows.grid)].map(({ picture, row, column }) =>
      rowOf(pictures, {
        picture,
        row: WINDOW * row + Math.floor(pixel / TILE) - around.padding,
        column: WINDOW * column + (pixel % TILE) - around.padding,
      }),
    ),
    ...windows.padding(outside),
  ]).flat();
  const gathered = gather(graph, withNothing(graph, channelsLast(graph, x)), indices, 0); // (16·R, I)
  return reshape(graph, gathered, [TILE * TILE, (indices.length / TILE ** 2) * (x.shape[1] ?? 0)]);
}

/** A pixel is in up to four tiles: for each of these, and each pixel in turn, the row of its gradient. */
function tilesOf({ x, windows, around }: WindowedConvolution): number[][] {
  return Array.from({ length: WINDOW * WINDOW }, (_, corner) => {
    const [up, left] = [Math.floor(corner / WINDOW), corner % WINDOW];
    return [...places(picturesOf(x))].map(({ picture, row, column }) => {
      const [y, x] = [row + around.padding, column + around.padding];
      const [down, right] = [Math.floor(y / WINDOW) - up, Math.floor(x / WINDOW) - left];
      const isInside = down >= 0 && down < windows.high && right >= 0 && right < windows.across;
      if (!isInside) return windows.count;
      const pixel = ((y % WINDOW) + WINDOW * up) * TILE + (x % WINDOW) + WINDOW * left;
      return pixel * windows.rows + (picture * windows.high + down) * windows.across + right;
    });
  });
}
