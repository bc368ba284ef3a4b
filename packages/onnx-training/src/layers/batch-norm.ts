import { blended } from '../blended.ts';
import { channelsFirst, channelsLast } from '../channels-last.ts';
import type { Graph } from '../graph.ts';
import { ones, zeros } from '../initializers.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { add, dimension, gemm, multiply, reshape, slice, subtract, tile, unary } from '../operators.ts';
import { sizeOf, type Tensor } from '../tensor.ts';

const EPSILON = 1e-5;

/** Work with a value for each channel goes row by row, and each row costs some time by itself: these are wide enough. */
const WIDE_ROW = 384;

export interface BatchNormOptions {
  /** The share of the running statistics that each step replaces. */
  readonly momentum?: number;
  /** Factor on the bias's learning rate. */
  readonly biasRate?: number;
}

/** (x − mean) / deviation + bias for each channel, without a trained scale (https://arxiv.org/abs/1502.03167). */
export function batchNorm(
  builder: NetworkBuilder,
  x: Tensor,
  name: string,
  { momentum = 0.1, biasRate = 1 }: BatchNormOptions = {},
): Tensor {
  const { graph } = builder;
  const channels = dimension(x, 1);
  const bias = builder.parameter(`${name}/bias`, [channels], {
    initial: zeros,
    decays: false,
    rate: biasRate,
  }); // (C)
  const mean = builder.parameter(`${name}/mean`, [channels], { initial: zeros, kind: 'running' }); // (C)
  const variance = builder.parameter(`${name}/variance`, [channels], { initial: ones, kind: 'running' }); // (C)
  return graph.within(name, () => {
    if (!builder.isTraining) {
      const unit = graph.constant('unit', new Float32Array(channels).fill(1), [channels]); // (C)
      return graph.node('BatchNormalization', [x, unit, bias, mean, variance], x.shape, {
        epsilon: { float: EPSILON },
      }); // (N, C, H, W)
    }
    const { y, batchMean, batchVariance } = normalized(graph, x, bias);
    builder.running.set(mean, blended(graph, mean, batchMean, 1 - momentum)); // (C)
    builder.running.set(variance, blended(graph, variance, batchVariance, 1 - momentum)); // (C)
    return y;
  });
}

/** Works on rows of channels with B pixels side by side, (N·H·W / B, B·C), and keeps statistics B times: (1, B·C). */
function normalized(
  graph: Graph,
  x: Tensor,
  bias: Tensor,
): { y: Tensor; batchMean: Tensor; batchVariance: Tensor } {
  const channels = dimension(x, 1);
  const pixels = sizeOf(x.shape) / channels;
  const beside = pixelsBeside(pixels, channels);
  const wide = [pixels / beside, beside * channels];
  const enter = (tensor: Tensor): Tensor => reshape(graph, channelsLast(graph, tensor), wide);
  const leave = (tensor: Tensor): Tensor => channelsFirst(graph, tensor, x.shape);
  const averaging = graph.constant('averaging', averagingMatrix(beside, channels, pixels), [
    beside * channels,
    beside * channels,
  ]);
  const average = (rows: Tensor): Tensor =>
    gemm(graph, gemm(graph, graph.ones(pixels / beside), rows), averaging); // (1, B·C)
  const first = (statistics: Tensor): Tensor =>
    reshape(graph, slice(graph, statistics, 0, channels, 1), [channels]); // (C)

  const values = enter(x); // (N·H·W / B, B·C)
  const mean = average(values); // (1, B·C)
  const centred = subtract(graph, values, mean); // (N·H·W / B, B·C)
  const variance = average(multiply(graph, centred, centred)); // (1, B·C)
  const deviation = unary(graph, 'Sqrt', add(graph, variance, graph.scalar(EPSILON))); // (1, B·C)
  const inverse = unary(graph, 'Reciprocal', deviation); // (1, B·C)
  const unbiased = multiply(graph, centred, inverse); // (N·H·W / B, B·C)
  const biases = tile(graph, bias, beside); // (B·C)
  const y = leave(add(graph, unbiased, biases)); // (N, C, H, W)
  graph.record([x, bias], y, (gradient) => {
    const slopes = enter(gradient); // (N·H·W / B, B·C)
    const slope = average(slopes); // (1, B·C)
    return [
      // (dy − mean(dy) − x̂ · mean(dy · x̂)) / deviation
      () => {
        const along = average(multiply(graph, slopes, unbiased)); // (1, B·C)
        const scaled = multiply(graph, slopes, inverse); // (N·H·W / B, B·C)
        const sideways = multiply(graph, unbiased, multiply(graph, along, inverse)); // (N·H·W / B, B·C)
        const rest = subtract(graph, scaled, sideways); // (N·H·W / B, B·C)
        return leave(subtract(graph, rest, multiply(graph, slope, inverse))); // (N, C, H, W)
      },
      () => multiply(graph, first(slope), graph.scalar(pixels)), // (C)
    ];
  });
  return { y, batchMean: first(mean), batchVariance: first(variance) };
}

/** As many pixels as fit into a wide row, and go into the batch without a rest. */
function pixelsBeside(pixels: number, channels: number): number {
  let most = 1;
  for (let number = 2; number * channels <= WIDE_ROW; number++) if (pixels % number === 0) most = number;
  return most;
}

/** Takes sums of each channel at each place of a row to averages of each channel, once for each place. */
function averagingMatrix(beside: number, channels: number, pixels: number): Float32Array {
  const side = beside * channels;
  const isSameChannel = (index: number): boolean =>
    Math.floor(index / side) % channels === (index % side) % channels;
  return Float32Array.from({ length: side * side }, (_, index) => (isSameChannel(index) ? 1 / pixels : 0));
}
