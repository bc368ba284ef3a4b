import type { Random } from '@scones/deterministic';
import { Graph } from './graph.ts';
import type { Tensor } from './tensor.ts';

/** The optimizer moves a trained parameter, its own layer a running one (statistics). A frozen one never changes. */
export type ParameterKind = 'trained' | 'running' | 'frozen';

/** A value of the network that outlives a step. */
export interface Parameter {
  readonly tensor: Tensor;
  readonly initial: Float32Array;
  readonly kind: ParameterKind;
  /** Factor on the learning rate. */
  readonly rate: number;
  /** Whether weight decay pulls it towards zero. */
  readonly decays: boolean;
}

export type Initializer = (shape: readonly number[], random: Random) => Float32Array;

export interface ParameterOptions {
  readonly initial: Initializer;
  readonly kind?: ParameterKind;
  readonly rate?: number;
  readonly decays?: boolean;
}

/** Named weights, as `train` leaves them and an inference graph takes them. */
export type Weights = ReadonlyMap<string, Float32Array>;

/**
 * How a network is built: for training, with layers that can be differentiated and weights as inputs; for inference,
 * with running statistics in place of the batch's and the given weights as constants.
 */
export type BuilderMode =
  | { readonly purpose: 'training'; readonly random: Random }
  | {
      readonly purpose: 'inference';
      readonly weights: Weights;
      readonly missingWeights: 'inputs' | 'refused';
    };

/** Builds a network. Holds its graph, and the parameters that its layers ask for by name. */
export class NetworkBuilder {
  readonly graph = new Graph();
  readonly parameters = new Map<string, Parameter>();
  /** Next values of the running parameters. */
  readonly running = new Map<Tensor, Tensor>();
  readonly #mode: BuilderMode;

  constructor(mode: BuilderMode) {
    this.#mode = mode;
  }

  get isTraining(): boolean {
    return this.#mode.purpose === 'training';
  }

  /** The parameter of that name; asked for twice, it is shared. */
  parameter(name: string, shape: readonly number[], options: ParameterOptions): Tensor {
    const known = this.parameters.get(name);
    if (known) return known.tensor;
    const { kind = 'trained', rate = 1, decays = true } = options;
    const initial = this.#initial(name, shape, options.initial);
    const tensor =
      initial && (kind === 'frozen' || !this.isTraining)
        ? this.graph.constant(name, initial, shape)
        : this.graph.input(name, shape);
    this.parameters.set(name, { tensor, initial: initial ?? new Float32Array(0), kind, rate, decays });
    return tensor;
  }

  #initial(name: string, shape: readonly number[], initializer: Initializer): Float32Array | undefined {
    if (this.#mode.purpose === 'training') return initializer(shape, this.#mode.random);
    const weights = this.#mode.weights.get(name);
    if (!weights && this.#mode.missingWeights === 'refused') throw new Error(`No weights named ${name}.`);
    return weights;
  }
}
