import { availableParallelism } from 'node:os';
import type { TrainingStep, Weights } from '@scones/onnx-training';
import { Tensor } from '@scones/onnx-runtime';
import { Branch } from './branch.ts';
import type { SharedBatch } from './branch-thread.ts';
import type { StepResult } from './trainer.ts';

/** What a branch trains on: one is trained on, the other is filled. */
type TwoBatches = readonly [SharedBatch, SharedBatch];

/**
 * Trains networks side by side, each on batches of its own. Each has a thread and an equal part of the cores: networks
 * that run at the same time lose less than the threads of one that wait for each other. The next batches are filled
 * meanwhile.
 */
export class BranchTrainers {
  readonly #branches: readonly Branch[];
  readonly #batches: readonly TwoBatches[];
  #filled: 0 | 1 = 0;

  /** For batches of so many numbers in their pictures and in their targets. */
  constructor(steps: readonly TrainingStep[], sizes: { pictures: number; targets: number }) {
    this.#batches = steps.map(() => [sharedBatch(sizes), sharedBatch(sizes)]);
    const cores = Math.max(1, Math.floor(availableParallelism() / steps.length));
    this.#branches = steps.map(
      (step, index) => new Branch({ step, cores, batches: this.#batches[index] as TwoBatches }),
    );
  }

  /** What each branch trains on next; written by the caller before the step, and while the step before is running. */
  get next(): readonly SharedBatch[] {
    return this.#batches.map((batches) => batches[this.#filled]);
  }

  /** One step of each network on the batch that was filled for it; the result is their mean. */
  async step(learningRate: number): Promise<StepResult> {
    const batch = this.#filled;
    this.#filled = batch === 0 ? 1 : 0;
    const results = await Promise.all(this.#branches.map((branch) => branch.train(batch, learningRate)));
    const mean = (of: (result: StepResult) => number): number =>
      results.reduce((sum, result) => sum + of(result), 0) / results.length;
    return { loss: mean(({ loss }) => loss), correct: mean(({ correct }) => correct) };
  }

  /** The weights of all that change, as inputs of a graph. */
  async weightTensors(): Promise<Record<string, Tensor>> {
    const weights = await this.weights();
    const shapes = this.#branches.flatMap((branch) => [...branch.shapes]);
    return Object.fromEntries(
      shapes.map(([name, shape]) => [name, new Tensor('float32', weights.get(name) as Float32Array, shape)]),
    );
  }

  /** A copy of all weights, those that never change included. */
  async weights(): Promise<Weights> {
    const all = await Promise.all(this.#branches.map((branch) => branch.weights()));
    return new Map(all.flatMap((weights) => [...weights]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#branches.map((branch) => branch.close()));
  }
}

function sharedBatch({ pictures, targets }: { pictures: number; targets: number }): SharedBatch {
  const floats = (count: number): Float32Array =>
    new Float32Array(new SharedArrayBuffer(count * Float32Array.BYTES_PER_ELEMENT));
  return { pictures: floats(pictures), targets: floats(targets) };
}
