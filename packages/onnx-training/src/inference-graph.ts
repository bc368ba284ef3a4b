import { encodeModel } from './encode-model.ts';
import type { Graph } from './graph.ts';
import { NetworkBuilder, type Weights } from './network-builder.ts';
import { concat, dimension, gather, gemm, multiply, reshape } from './operators.ts';
import type { Tensor } from './tensor.ts';
import type { Network } from './training-step.ts';

/** Names of the inference graph's input and output. */
export const inferenceNames = { pictures: 'pictures', probabilities: 'probabilities' } as const;

export interface InferenceGraphOptions {
  readonly pictures: readonly [batch: number, channels: number, height: number, width: number];
  /** Constants of the model. */
  readonly weights: Weights;
  /** Weights that are not given can be inputs instead, so that the graph follows a training that is still running. */
  readonly missingWeights: 'inputs' | 'refused';
  /** The answers for these views are averaged. By default the picture is looked at as it is. */
  readonly views?: readonly View[];
  /** Factor on the logits, 1 if not given: more makes answers more confident. */
  readonly sharpness?: number;
}

/**
 * One way to look at a picture: mirrored or not, and moved by whole pixels. The edges are filled with the picture's
 * mirror image.
 */
export interface View {
  readonly mirrored: boolean;
  readonly down: number;
  readonly right: number;
  /** The weight of its answer in the average, relative to the others'. */
  readonly weight: number;
}

const AS_IT_IS: View = { mirrored: false, down: 0, right: 0, weight: 1 };

/** Emits the network as one ONNX model from pictures to class probabilities. */
export function inferenceGraph(network: Network, options: InferenceGraphOptions): Uint8Array {
  const builder = new NetworkBuilder({ purpose: 'inference', ...options });
  const { graph } = builder;
  const pictures = graph.input(inferenceNames.pictures, options.pictures); // (N, C, H, W)
  const logits = averageOver(options.views ?? [AS_IT_IS], builder, network, pictures); // (N, K)
  const scaled = multiply(graph, logits, graph.scalar(options.sharpness ?? 1)); // (N, K)
  const softmax = graph.node('Softmax', [scaled], logits.shape, { axis: { int: 1 } }); // (N, K)
  const probabilities = graph.rename(softmax, inferenceNames.probabilities); // (N, K)
  return encodeModel(graph, [probabilities], 'inference');
}

function averageOver(
  views: readonly View[],
  builder: NetworkBuilder,
  network: Network,
  pictures: Tensor,
): Tensor {
  const { graph } = builder;
  const seen = concat(
    graph,
    views.map((view) => look(graph, pictures, view)),
    0,
  ); // (V·N, C, H, W)
  const answers = network(builder, seen); // (V·N, K)
  if (views.length === 1) return answers;
  const [batch, classes] = [dimension(pictures, 0), dimension(answers, 1)];
  const total = views.reduce((sum, { weight }) => sum + weight, 0);
  const shares = Float32Array.from(views, ({ weight }) => weight / total);
  const weights = graph.constant('views', shares, [1, views.length]); // (1, V)
  const rows = reshape(graph, answers, [views.length, batch * classes]); // (V, N·K)
  return reshape(graph, gemm(graph, weights, rows), [batch, classes]); // (N, K)
}

function look(graph: Graph, pictures: Tensor, { mirrored, down, right }: View): Tensor {
  const [height, width] = [dimension(pictures, 2), dimension(pictures, 3)];
  const columns = moved(width, right);
  const isMoved = down !== 0 || right !== 0 || mirrored;
  if (!isMoved) return pictures;
  const across = gather(graph, pictures, mirrored ? columns.reverse() : columns, 3);
  return down === 0 ? across : gather(graph, across, moved(height, down), 2);
}

/** The source of each pixel in a line that is moved by so many pixels. Index −1 is the second pixel, as in a mirror. */
function moved(size: number, by: number): number[] {
  return Array.from({ length: size }, (_, index) => {
    const from = Math.abs(index - by);
    return from < size ? from : 2 * size - 2 - from;
  });
}
