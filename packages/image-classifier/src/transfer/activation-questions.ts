import type { LabelledAnswer } from '@scones/classifier-measures';
import { inferenceGraph, inferenceNames, type Network } from '@scones/onnx-training';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { trainingSession } from '../model/session-options.ts';
import { type Activations, sizeOf } from './activations.ts';

type Shape = readonly [batch: number, channels: number, height: number, width: number];

const AT_ONCE = 16;

/** Asks a network about activations while its weights still change. */
export class ActivationQuestions {
  readonly #session: InferenceSession;
  readonly #activations: Activations;
  readonly #labels: readonly number[];

  private constructor(session: InferenceSession, activations: Activations, labels: readonly number[]) {
    this.#session = session;
    this.#activations = activations;
    this.#labels = labels;
  }

  static async create(
    network: Network,
    activations: Activations,
    labels: readonly number[],
  ): Promise<ActivationQuestions> {
    const pictures = [AT_ONCE, ...activations.shape] as unknown as Shape;
    const model = inferenceGraph(network, { pictures, weights: new Map(), missingWeights: 'inputs' });
    return new ActivationQuestions(
      await InferenceSession.create(model, trainingSession),
      activations,
      labels,
    );
  }

  async answers(weights: Readonly<Record<string, Tensor>>): Promise<LabelledAnswer[]> {
    const size = sizeOf(this.#activations);
    const answers: LabelledAnswer[] = [];
    for (let start = 0; start < this.#labels.length; start += AT_ONCE) {
      const batch = new Float32Array(AT_ONCE * size);
      batch.set(this.#activations.values.subarray(start * size, (start + AT_ONCE) * size));
      const input = new Tensor('float32', batch, [AT_ONCE, ...this.#activations.shape]);
      const results = await this.#session.run({ ...weights, [inferenceNames.pictures]: input });
      const rows = results[inferenceNames.probabilities]?.data as Float32Array;
      const classes = rows.length / AT_ONCE;
      for (const [row, label] of this.#labels.slice(start, start + AT_ONCE).entries())
        answers.push({ probabilities: rows.slice(row * classes, (row + 1) * classes), label });
    }
    return answers;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}
