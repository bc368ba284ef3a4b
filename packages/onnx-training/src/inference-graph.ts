import { encodeModel } from './encode-model.ts';
import type { Graph } from './graph.ts';
import { NetworkBuilder, type Weights } from './network-builder.ts';
import { add, dimension, gather, multiply } from './operators.ts';
import type { Tensor } from './tensor.ts';
import type { Network } from './training-step.ts';

/** Names of the inference graph's input and output. */
export const inferenceNames = { pictures: 'pictures', probabilities: 'probabilities' } as const;

export interface InferenceGraphOptions {
  readonly pictures: readonly [batch: number, channels: number, height: number, width: number];
  /** Constants of the model. */
  readonly weights: Weights;
  /** Weights that are not given can be inputs instead, to follow a training that goes on. */
  readonly missingWeights: 'inputs' | 'refused';
  /** Averages the answers for the picture and its mirror image. */
  readonly mirrored: boolean;
  /** Factor on the logits, 1 if not given: more makes answers more confident. */
  readonly sharpness?: number;
}

/** Emits the network as one ONNX model from pictures to class probabilities. */
export function inferenceGraph(network: Network, options: InferenceGraphOptions): Uint8Array {
  const builder = new NetworkBuilder({ purpose: 'inference', ...options });
  const { graph } = builder;
  const pictures = graph.input(inferenceNames.pictures, options.pictures); // (N, C, H, W)
  const plain = network(builder, pictures); // (N, K)
  const logits = options.mirrored ? mean(graph, plain, network(builder, mirror(graph, pictures))) : plain; // (N, K)
  const scaled = multiply(graph, logits, graph.scalar(options.sharpness ?? 1)); // (N, K)
  const softmax = graph.node('Softmax', [scaled], logits.shape, { axis: { int: 1 } }); // (N, K)
  const probabilities = graph.rename(softmax, inferenceNames.probabilities); // (N, K)
  return encodeModel(graph, [probabilities], 'inference');
}

function mirror(graph: Graph, pictures: Tensor): Tensor {
  const width = dimension(pictures, 3);
  const backwards = Array.from({ length: width }, (_, column) => width - 1 - column);
  return gather(graph, pictures, backwards, 3);
}

function mean(graph: Graph, a: Tensor, b: Tensor): Tensor {
  return multiply(graph, add(graph, a, b), graph.scalar(0.5));
}
