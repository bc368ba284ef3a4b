import type { Graph } from '../graph.ts';
import { ones, zeros } from '../initializers.ts';
import type { NetworkBuilder } from '../network-builder.ts';
import { add, dimension, divide, multiply, reduce, reshape, subtract, unary } from '../operators.ts';
import type { Tensor } from '../tensor.ts';

const EPSILON = 1e-5;

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
    const unit = graph.constant('unit', new Float32Array(channels).fill(1), [channels]); // (C)
    if (!builder.isTraining) {
      return graph.node('BatchNormalization', [x, unit, bias, mean, variance], x.shape, {
        epsilon: { float: EPSILON },
      }); // (N, C, H, W)
    }
    // With momentum 0 the operator's "running" statistics are those of the batch. ONNX Runtime writes them over the
    // old ones in place, so it is given copies.
    const nothing = graph.scalar(0);
    const [y, batchMean, batchVariance] = graph.nodeWithOutputs(
      'BatchNormalization',
      [x, unit, bias, multiply(graph, mean, nothing), multiply(graph, variance, nothing)],
      [x.shape, [channels], [channels]].map((shape) => ({ shape, type: 'float32' as const })),
      { epsilon: { float: EPSILON }, momentum: { float: 0 }, training_mode: { int: 1 } },
    ) as [Tensor, Tensor, Tensor]; // (N, C, H, W), (C), (C)
    builder.running.set(mean, blend(graph, mean, batchMean, momentum)); // (C)
    builder.running.set(variance, blend(graph, variance, batchVariance, momentum)); // (C)
    return graph.record([x, bias], y, (gradient) => {
      const count = x.shape.reduce((product, size) => product * size, 1) / channels;
      const sum = reshape(graph, reduce(graph, 'ReduceSum', gradient, [0, 2, 3]), [channels]); // (C)
      return [() => inputGradient(graph, gradient, { y, bias, batchVariance, sum, unit, count }), () => sum];
    });
  });
}

/** (dy − mean(dy) − x̂ · mean(dy · x̂)) / deviation, as one affine pass over dy and one over y = x̂ + bias. */
function inputGradient(
  graph: Graph,
  gradient: Tensor,
  saved: { y: Tensor; bias: Tensor; batchVariance: Tensor; sum: Tensor; unit: Tensor; count: number },
): Tensor {
  const { y, bias, batchVariance, sum, unit, count } = saved;
  const channels = dimension(bias, 0);
  const share = graph.scalar(1 / count);
  const deviation = unary(graph, 'Sqrt', add(graph, batchVariance, graph.scalar(EPSILON))); // (C)
  const products = reduce(graph, 'ReduceSum', multiply(graph, gradient, y), [0, 2, 3]); // (1, C, 1, 1)
  const alongY = subtract(graph, reshape(graph, products, [channels]), multiply(graph, bias, sum)); // (C)
  const slope = divide(graph, multiply(graph, alongY, share), deviation); // (C)
  const offset = subtract(
    graph,
    divide(graph, multiply(graph, sum, share), deviation),
    multiply(graph, slope, bias),
  ); // (C)
  const scaled = affine(graph, gradient, divide(graph, unit, deviation), unary(graph, 'Neg', offset)); // (N, C, H, W)
  return subtract(graph, scaled, multiply(graph, y, reshape(graph, slope, [1, channels, 1, 1]))); // (N, C, H, W)
}

/** x · factor + offset for each channel, in one pass. */
function affine(graph: Graph, x: Tensor, factor: Tensor, offset: Tensor): Tensor {
  const shape = [1, dimension(x, 1), 1, 1];
  return add(graph, multiply(graph, x, reshape(graph, factor, shape)), reshape(graph, offset, shape));
}

function blend(graph: Graph, old: Tensor, fresh: Tensor, share: number): Tensor {
  return add(
    graph,
    multiply(graph, old, graph.scalar(1 - share)), // (C)
    multiply(graph, fresh, graph.scalar(share)), // (C)
  );
}
