import { countRight, judge, type LabelledAnswer, logLoss } from '@scones/classifier-measures';
import {
  inferenceGraph,
  type InferenceGraphOptions,
  inferenceNames,
  type Network,
  type View,
  type Weights,
} from '@scones/onnx-training';
import { InferenceSession, Tensor } from '@scones/onnx-runtime';
import { trainingSession } from '../model/session-options.ts';

/** Normalized pictures (N, 3, H, W), or activations of that shape, of which the first have labels. */
export interface EvaluationBatch {
  readonly pictures: Float32Array;
  readonly labels: readonly number[];
}

/** Asks the network. Weights that it is not made with are given with each question, since they still change. */
export class Evaluation {
  readonly #session: InferenceSession;
  readonly #shape: readonly number[];

  private constructor(session: InferenceSession, shape: readonly number[]) {
    this.#session = session;
    this.#shape = shape;
  }

  static async create(
    network: Network,
    weights: Weights,
    pictures: InferenceGraphOptions['pictures'],
    views?: readonly View[],
  ): Promise<Evaluation> {
    const options = { pictures, weights, missingWeights: 'inputs', ...(views && { views }) } as const;
    return new Evaluation(
      await InferenceSession.create(inferenceGraph(network, options), trainingSession()),
      pictures,
    );
  }

  /** One answer for each label. */
  async answers(
    weights: Readonly<Record<string, Tensor>>,
    batches: Iterable<EvaluationBatch>,
  ): Promise<LabelledAnswer[]> {
    const answers: LabelledAnswer[] = [];
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

/** How well the network does on pictures that it does not learn from. */
export interface Validated {
  /** The share of the answers in which the right class has the largest probability. */
  readonly accuracy: number;
  /** Cross-entropy, in nats. */
  readonly loss: number;
  /** The share of the answers in which the right class is among the best k. */
  readonly top?: { readonly k: number; readonly accuracy: number };
}

export function validated(answers: readonly LabelledAnswer[], topK?: number): Validated {
  const right = countRight(answers.map(judge));
  const measures = { accuracy: right / answers.length, loss: logLoss(answers) };
  if (topK === undefined) return measures;
  const near = answers.filter((answer) => rankOf(answer) < topK).length;
  return { ...measures, top: { k: topK, accuracy: near / answers.length } };
}

/** How many classes have a larger probability than the right one. */
function rankOf({ probabilities, label }: LabelledAnswer): number {
  const own = probabilities[label] as number;
  return Array.from(probabilities).filter((probability) => probability > own).length;
}
