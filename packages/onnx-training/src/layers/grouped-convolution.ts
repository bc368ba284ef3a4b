import type { Graph } from '../graph.ts';
import { heNormal } from '../initializers.ts';
import type { Initializer, NetworkBuilder } from '../network-builder.ts';
import { concat, dimension, gather, gemm, multiply, pad, reduce, reshape, transpose } from '../operators.ts';
import { strided, zerosBetween } from '../strides.ts';
import type { Tensor } from '../tensor.ts';

type Pair = readonly [height: number, width: number];

export interface GroupedConvolutionOptions {
  readonly filters: number;
  readonly kernel: Pair;
  /** A filter sees the channels of its own group only. As many groups as channels make it depthwise. */
  readonly groups?: number;
  readonly strides?: Pair;
  readonly padding?: readonly [top: number, left: number, bottom: number, right: number];
  readonly initial?: Initializer;
  /** The first values of a trained bias; without it there is none. */
  readonly bias?: Initializer;
}

interface Geometry {
  readonly kernel: Pair;
  readonly strides: Pair;
  readonly padding: readonly [number, number, number, number];
  readonly groups: number;
}

/** A convolution in groups of channels, of any stride and padding (https://arxiv.org/abs/1704.04861). */
export function groupedConvolution(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  options: GroupedConvolutionOptions,
): Tensor {
  const { graph } = builder;
  const {
    filters,
    kernel,
    groups = 1,
    strides = [1, 1],
    padding = [0, 0, 0, 0],
    initial = heNormal,
  } = options;
  const geometry = { kernel, strides, padding, groups };
  checkGeometry(name, dimension(x, 1), filters, geometry);
  const shape = [filters, dimension(x, 1) / groups, kernel[0], kernel[1]];
  const weight = builder.parameter(`${name}/weight`, shape, { initial }); // (O, I/g, h, w)
  const bias =
    options.bias && builder.parameter(`${name}/bias`, [filters], { initial: options.bias, decays: false }); // (O)
  return graph.within(name, () => {
    const inputs = bias ? [x, weight, bias] : [x, weight];
    const y = convolve(graph, inputs, geometry); // (N, O, H', W')
    return graph.record(inputs, y, (gradient) => [
      () => inputGradient(graph, x.shape, weight, gradient, geometry), // (N, I, H, W)
      () => weightGradient(graph, x, weight.shape, gradient, geometry), // (O, I/g, h, w)
      () => reshape(graph, reduce(graph, 'ReduceSum', gradient, [0, 2, 3]), [filters]), // (O)
    ]);
  });
}

function checkGeometry(
  name: string,
  channels: number,
  filters: number,
  { kernel, padding, groups }: Geometry,
): void {
  if (channels % groups !== 0 || filters % groups !== 0)
    throw new Error(
      `${name}: ${channels} channels and ${filters} filters do not part into ${groups} groups.`,
    );
  if (padding.some((amount, side) => amount >= (kernel[side % 2] as number)))
    throw new Error(
      `${name}: the padding (${padding.join(', ')}) is not below the kernel (${kernel.join(', ')}).`,
    );
}

function convolve(
  graph: Graph,
  inputs: readonly Tensor[],
  { kernel, strides, padding, groups }: Geometry,
): Tensor {
  const [x, weight] = inputs as [Tensor, Tensor];
  const side = (axis: 0 | 1): number =>
    Math.floor(
      (dimension(x, axis + 2) + padding[axis] + padding[(axis + 2) as 2 | 3] - kernel[axis]) / strides[axis],
    ) + 1;
  return graph.node('Conv', inputs, [dimension(x, 0), dimension(weight, 0), side(0), side(1)], {
    kernel_shape: { ints: kernel },
    strides: { ints: strides },
    pads: { ints: padding },
    group: { int: groups },
  });
}

/** The convolution of the gradient, with zeros where the stride skipped, with the turned kernel. */
function inputGradient(
  graph: Graph,
  shape: readonly number[],
  weight: Tensor,
  gradient: Tensor,
  { kernel, strides, padding, groups }: Geometry,
): Tensor {
  const dense = zerosBetween(graph, gradient, strides); // (N, O, (H' − 1) s + 1, (W' − 1) s + 1)
  const before = (axis: 0 | 1): number => kernel[axis] - 1 - padding[axis];
  const after = (axis: 0 | 1): number =>
    (shape[axis + 2] as number) - dimension(dense, axis + 2) - before(axis) + kernel[axis] - 1;
  return convolve(graph, [dense, turned(graph, weight, groups)], {
    kernel,
    strides: [1, 1],
    padding: [before(0), before(1), after(0), after(1)],
    groups,
  });
}

/** The kernels turned by half a circle, inputs and outputs swapped within each group: (I, O/g, h, w). */
export function turned(graph: Graph, weight: Tensor, groups = 1): Tensor {
  const [filters = 0, channels = 0, height = 0, width = 0] = weight.shape;
  const taps = height * width;
  const apart = reshape(graph, weight, [groups, filters / groups, channels, taps]); // (g, O/g, I/g, h·w)
  const swapped = transpose(graph, apart, [0, 2, 1, 3]); // (g, I/g, O/g, h·w)
  const backwards = Array.from({ length: taps }, (_, tap) => taps - 1 - tap);
  const flipped = taps === 1 ? swapped : gather(graph, swapped, backwards, 3);
  return reshape(graph, flipped, [groups * channels, filters / groups, height, width]);
}

/** For each tap of the kernel, the products of the gradient and the pixels that the tap saw. */
function weightGradient(
  graph: Graph,
  x: Tensor,
  shape: readonly number[],
  gradient: Tensor,
  { kernel, strides, padding, groups }: Geometry,
): Tensor {
  const [top, left, bottom, right] = padding;
  const padded = pad(graph, x, [0, 0, top, left], [0, 0, bottom, right]); // (N, I, H + p, W + p)
  const sides = [dimension(gradient, 2), dimension(gradient, 3)] as const;
  const taps = Array.from({ length: kernel[0] * kernel[1] }, (_, tap) => {
    const start = [Math.floor(tap / kernel[1]), tap % kernel[1]] as const;
    return strided(graph, padded, { start, strides, sides }); // (N, I, H', W')
  });
  const [filters = 0, channels = 0] = shape;
  const isDepthwise = channels === 1 && filters === groups;
  const multiplied = isDepthwise ? summedProducts(graph, gradient) : groupedProducts(graph, gradient, groups);
  const parts = taps.map((seen) => reshape(graph, multiplied(seen), [filters, channels, 1])); // (O, I/g, 1) each
  return reshape(graph, concat(graph, parts, 2), shape); // (O, I/g, h, w)
}

type Products = (seen: Tensor) => Tensor;

/** Each channel has its own filter: (1, C, 1, 1). */
function summedProducts(graph: Graph, gradient: Tensor): Products {
  return (seen) => reduce(graph, 'ReduceSum', multiply(graph, gradient, seen), [0, 2, 3]);
}

/** One matrix product for each group: (g, O/g, I/g). */
function groupedProducts(graph: Graph, gradient: Tensor, groups: number): Products {
  const [batch = 0, filters = 0, height = 0, width = 0] = gradient.shape;
  const positions = batch * height * width;
  if (groups === 1) {
    const rows = reshape(graph, transpose(graph, gradient, [1, 0, 2, 3]), [filters, positions]); // (O, N·H'·W')
    return (seen) => {
      const columns = transpose(graph, seen, [1, 0, 2, 3]); // (I, N, H', W')
      return gemm(graph, rows, reshape(graph, columns, [dimension(seen, 1), positions]), {
        transposeB: true,
      });
    };
  }
  const apart = (x: Tensor): Tensor =>
    reshape(graph, x, [batch, groups, dimension(x, 1) / groups, height * width]); // (N, g, C/g, H'·W')
  const left = reshape(graph, transpose(graph, apart(gradient), [1, 2, 0, 3]), [
    groups,
    filters / groups,
    positions,
  ]);
  return (seen) => {
    const channels = dimension(seen, 1) / groups;
    const right = reshape(graph, transpose(graph, apart(seen), [1, 0, 3, 2]), [groups, positions, channels]);
    return graph.node('MatMul', [left, right], [groups, filters / groups, channels]); // (g, O/g, I/g)
  };
}
