import { sizeOf, stepNames, type TrainingStep, type Weights } from '@scones/onnx-training';
import { InferenceSession, Tensor } from '@scones/onnx-runtime';
import { trainingSession } from '../model/session-options.ts';

export interface StepResult {
  readonly loss: number;
  readonly correct: number;
}

interface Slot {
  readonly name: string;
  readonly next: string;
  /** The name under which the inference graph takes it. */
  readonly weightName: string;
  readonly isWeight: boolean;
  readonly buffers: readonly [Tensor, Tensor];
}

/**
 * Runs a training step again and again. Its state lives in two sets of tensors, of which each step reads one and
 * writes the other in place: nothing is copied between steps.
 */
export class Trainer {
  /** The batch to train on next; written by the caller before each step. */
  readonly pictures: Float32Array;
  readonly targets: Float32Array;
  readonly #session: InferenceSession;
  readonly #slots: readonly Slot[];
  readonly #frozen: Weights;
  readonly #learningRate = scalarTensor(0);
  readonly #loss = scalarTensor(0);
  readonly #correct = scalarTensor(0);
  readonly #batch: Readonly<Record<string, Tensor>>;
  #current: 0 | 1 = 0;

  private constructor(session: InferenceSession, step: TrainingStep) {
    this.#session = session;
    this.#frozen = step.frozen;
    this.#slots = step.state.map(({ name, next, shape, initial, isWeight, weightName = name }) => {
      const tensor = (data: Float32Array): Tensor => new Tensor('float32', data, shape);
      return {
        name,
        next,
        isWeight,
        weightName,
        buffers: [tensor(initial.slice()), tensor(new Float32Array(initial.length))],
      };
    });
    const [pictures, targets] = [stepNames.pictures, stepNames.targets].map((name) =>
      inputTensor(session, name),
    );
    this.#batch = {
      [stepNames.pictures]: pictures as Tensor,
      [stepNames.targets]: targets as Tensor,
      [stepNames.learningRate]: this.#learningRate,
    };
    this.pictures = floats(pictures as Tensor);
    this.targets = floats(targets as Tensor);
  }

  static async create(step: TrainingStep, options: InferenceSession.SessionOptions = {}): Promise<Trainer> {
    return new Trainer(await InferenceSession.create(step.model, { ...trainingSession(), ...options }), step);
  }

  /** Trains on the batch that `pictures` and `targets` hold. */
  async step(learningRate: number): Promise<StepResult> {
    floats(this.#learningRate)[0] = learningRate;
    const [current, other] = this.#current === 0 ? ([0, 1] as const) : ([1, 0] as const);
    const before = this.#slots.map(({ name, buffers }) => [name, buffers[current]] as const);
    const after = this.#slots.map(({ next, buffers }) => [next, buffers[other]] as const);
    const results = { [stepNames.loss]: this.#loss, [stepNames.correct]: this.#correct };
    await this.#session.run(
      { ...this.#batch, ...Object.fromEntries(before) },
      { ...results, ...Object.fromEntries(after) },
    );
    this.#current = other;
    return { loss: floats(this.#loss)[0] as number, correct: floats(this.#correct)[0] as number };
  }

  /** The weights as they are now; the tensors are overwritten by the step after the next one. */
  weightTensors(): Record<string, Tensor> {
    const trained = this.#slots.filter((slot) => slot.isWeight);
    return Object.fromEntries(trained.map(({ weightName, buffers }) => [weightName, buffers[this.#current]]));
  }

  /** A copy of all weights, those that never change included. */
  weights(): Weights {
    const trained = this.#slots.filter((slot) => slot.isWeight);
    return new Map([
      ...this.#frozen,
      ...trained.map(
        ({ weightName, buffers }) => [weightName, floats(buffers[this.#current]).slice()] as const,
      ),
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

function scalarTensor(value: number): Tensor {
  return new Tensor('float32', Float32Array.of(value), []);
}

function inputTensor(session: InferenceSession, name: string): Tensor {
  const metadata = session.inputMetadata.find((input) => input.name === name);
  if (!metadata?.isTensor) throw new Error(`The training step has no input ${name}.`);
  const shape = metadata.shape.map(Number);
  return new Tensor('float32', new Float32Array(sizeOf(shape)), shape);
}

function floats(tensor: Tensor): Float32Array {
  return tensor.data as Float32Array;
}
