import { inferenceGraph, inferenceNames, type Network, type Weights } from '@scones/onnx-training';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Answer } from './calibration.ts';
import type { PictureShape } from '../model/decode-picture.ts';
import { trainingSession } from '../model/session-options.ts';

/** Normalized pictures (N, 3, H, W), of which the first have labels. */
export interface EvaluationBatch {
  readonly pictures: Float32Array;
  readonly labels: readonly number[];
}

/** Asks the network while its weights still change. */
export class Evaluation {
  readonly #session: InferenceSession;
  readonly #shape: readonly number[];

  private constructor(session: InferenceSession, shape: readonly number[]) {
    this.#session = session;
    this.#shape = shape;
  }

  static async create(
    network: Network,
    frozen: Weights,
    batch: number,
    shape: PictureShape,
  ): Promise<Evaluation> {
    const pictures = [batch, 3, shape.height, shape.width] as const;
    const options = { pictures, weights: frozen, missingWeights: 'inputs' } as const;
    return new Evaluation(
      await InferenceSession.create(inferenceGraph(network, options), trainingSession),
      pictures,
    );
  }

  /** One answer for each label. */
  async answers(
    weights: Readonly<Record<string, Tensor>>,
    batches: readonly EvaluationBatch[],
  ): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const { pictures, labels } of batches) {
      const feeds = { ...weights, [inferenceNames.pictures]: new Tensor('float32', pictures, this.#shape) };
      const probabilities = (await this.#session.run(feeds))[inferenceNames.probabilities] as Tensor;
      const rows = probabilities.data as Float32Array;
      const classes = rows.length / (this.#shape[0] as number);
      answers.push(
        ...labels.map((label, row) => ({
          probabilities: rows.slice(row * classes, (row + 1) * classes),
          label,
        })),
      );
    }
    return answers;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

/** The share of the answers in which the right class has the largest probability. */
export function accuracyOf(answers: readonly Answer[]): number {
  const right = answers.filter(({ probabilities, label }) => {
    const own = probabilities[label] as number;
    return Array.from(probabilities).every((probability) => probability <= own);
  });
  return right.length / answers.length;
}
