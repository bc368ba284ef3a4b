import type { Random } from '@scones/deterministic';
import { encodeModel } from './encode-model.ts';
import type { Graph } from './graph.ts';
import { crossEntropy } from './layers/cross-entropy.ts';
import { NetworkBuilder, type Parameter, type ParameterKind, type Weights } from './network-builder.ts';
import { cast, reduce, reshape } from './operators.ts';
import { averageWeights } from './optimizers/average-weights.ts';
import { optimize, type OptimizerOptions } from './optimizers/optimize.ts';
import { nextState, type NextState, type StateTensor } from './state-tensor.ts';
import type { Tensor } from './tensor.ts';

/** Records a forward pass: (N, C, H, W) pictures in, (N, K) logits out. */
export type Network = (builder: NetworkBuilder, pictures: Tensor) => Tensor;

export interface TrainingStep {
  readonly model: Uint8Array;
  readonly state: readonly StateTensor[];
  /** Weights that no step changes; the inference graph needs them too. */
  readonly frozen: Weights;
}

/** Names of the training step's inputs and outputs beside its state. */
export const stepNames = {
  pictures: 'pictures',
  targets: 'targets',
  learningRate: 'learning-rate',
  loss: 'loss',
  correct: 'correct',
} as const;

export interface TrainingStepOptions {
  readonly pictures: readonly [batch: number, channels: number, height: number, width: number];
  readonly classes: number;
  readonly optimizer: OptimizerOptions;
  /** How much a picture of each class counts; all the same where they are not given. */
  readonly classWeights?: Float32Array;
  /** The share of a running mean of the weights that each step keeps: the mean becomes the model. */
  readonly averageDecay?: number;
  /** Draws the first weights. */
  readonly random: Random;
}

/** Emits forward pass, loss, accuracy, backward pass and optimizer as one ONNX model. */
export function trainingStep(network: Network, options: TrainingStepOptions): TrainingStep {
  const builder = new NetworkBuilder({ purpose: 'training', random: options.random });
  const { graph } = builder;
  const targetShape = [options.pictures[0], options.classes];
  const pictures = graph.input(stepNames.pictures, options.pictures); // (N, C, H, W)
  const targets = graph.input(stepNames.targets, targetShape); // (N, K)
  const learningRate = graph.input(stepNames.learningRate, []); // ()
  const logits = network(builder, pictures); // (N, K)
  if (logits.shape.join() !== targetShape.join()) {
    throw new Error(
      `The network gives (${logits.shape.join(', ')}), the targets are (${targetShape.join(', ')}).`,
    );
  }
  const loss = crossEntropy(builder, logits, targets, stepNames.loss, options.classWeights); // ()
  const results = [
    graph.rename(loss, stepNames.loss),
    graph.rename(countCorrect(graph, logits, targets), stepNames.correct),
  ];
  const trained = parametersOf(builder, 'trained');
  const moved = optimize(graph, trained, { loss, learningRate }, options.optimizer);
  const { averageDecay } = options;
  const averaged = averageDecay === undefined ? moved : averageWeights(graph, moved, averageDecay);
  const next = [...averaged, ...running(builder)];
  const outputs = next.map(({ tensor, state }) => graph.rename(tensor, state.next));
  return {
    model: encodeModel(graph, [...results, ...outputs], 'training-step'),
    state: next.map(({ state }) => state),
    frozen: new Map(parametersOf(builder, 'frozen').map(([name, { initial }]) => [name, initial])),
  };
}

function running(builder: NetworkBuilder): NextState[] {
  return parametersOf(builder, 'running').map(([name, { tensor, initial }]) => {
    const next = builder.running.get(tensor);
    if (!next) throw new Error(`No layer gives ${name} its next value.`);
    return nextState(name, next, initial, true);
  });
}

function parametersOf(builder: NetworkBuilder, kind: ParameterKind): [string, Parameter][] {
  return [...builder.parameters].filter(([, parameter]) => parameter.kind === kind);
}

/** How many rows have their largest logit where their largest target is. */
function countCorrect(graph: Graph, logits: Tensor, targets: Tensor): Tensor {
  return graph.within('accuracy', () => {
    const rows = [logits.shape[0] ?? 0];
    const attributes = { axis: { int: 1 }, keepdims: { int: 0 } };
    const [guessed, right] = [logits, targets].map((x) =>
      graph.node('ArgMax', [x], rows, attributes, 'int64'),
    ); // (N)
    const hits = graph.node('Equal', [guessed as Tensor, right as Tensor], rows); // (N)
    const ones = cast(graph, hits, 'float32'); // (N)
    return reshape(graph, reduce(graph, 'ReduceSum', ones, [0]), []); // ()
  });
}
