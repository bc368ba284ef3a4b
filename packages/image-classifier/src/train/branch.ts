import '@scones/onnx-runtime/no-telemetry';
import { Worker } from 'node:worker_threads';
import type { TrainingStep, Weights } from '@scones/onnx-training';
import type { BranchAnswer, BranchData, BranchRequest } from './branch-thread.ts';
import type { StepResult } from './trainer.ts';

const MAIN = new URL('./branch-thread.ts', import.meta.url);

interface Waiting {
  readonly resolve: (answer: BranchAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** One network that learns on a thread of its own, since ONNX Runtime computes on the thread that calls it. */
export class Branch {
  readonly #thread: Worker;
  readonly #step: TrainingStep;
  #waiting: Waiting | undefined;
  #failure: unknown;

  constructor(data: BranchData) {
    this.#step = data.step;
    this.#thread = new Worker(MAIN, { workerData: data });
    this.#thread.on('message', (answer: BranchAnswer) => this.#take(answer));
    this.#thread.once('error', (error) => this.#fail(error));
    this.#thread.once('exit', () => this.#fail(new Error('A thread that trains has ended.')));
  }

  /** A step on the one of its batches that has that number. */
  async train(batch: number, learningRate: number): Promise<StepResult> {
    return (await this.#ask({ batch, learningRate })) as StepResult;
  }

  /** A copy of all weights, those that never change included. */
  async weights(): Promise<Weights> {
    return (await this.#ask('weights')) as Weights;
  }

  /** The shape of each weight that changes. */
  get shapes(): ReadonlyMap<string, readonly number[]> {
    const weights = this.#step.state.filter(({ isWeight }) => isWeight);
    return new Map(weights.map(({ name, weightName = name, shape }) => [weightName, shape]));
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask(request: BranchRequest): Promise<BranchAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#failure) return this.#fail(this.#failure);
      this.#thread.postMessage(request);
    });
  }

  #take(answer: BranchAnswer): void {
    if ('error' in answer) this.#fail(new Error(answer.error));
    else this.#waiting?.resolve(answer);
    this.#waiting = undefined;
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    this.#waiting?.reject(this.#failure);
    this.#waiting = undefined;
  }
}
