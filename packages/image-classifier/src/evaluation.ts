import { inferenceGraph, inferenceNames, type Network, type Weights } from '@scones/onnx-training';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { LabelledPictures } from './labelled-pictures.ts';
import { type Normalization, normalizeInto } from './normalization.ts';

const LARGEST_BATCH = 100;

interface EvaluationBatch {
  readonly pictures: Tensor;
  readonly labels: readonly number[];
}

/** Measures which part of a set the network gets right, with weights that change between measurements. */
export class Evaluation {
  readonly #session: InferenceSession;
  readonly #batches: readonly EvaluationBatch[];
  readonly #count: number;

  private constructor(session: InferenceSession, batches: readonly EvaluationBatch[], count: number) {
    this.#session = session;
    this.#batches = batches;
    this.#count = count;
  }

  static async create(
    network: Network,
    frozen: Weights,
    data: LabelledPictures,
    normalization: Normalization,
  ): Promise<Evaluation> {
    const { height, width } = data.shape;
    const shape = [Math.min(LARGEST_BATCH, data.labels.length), 3, height, width] as const;
    const model = inferenceGraph(network, {
      pictures: shape,
      weights: frozen,
      missingWeights: 'inputs',
      mirrored: false,
    });
    const session = await InferenceSession.create(model);
    return new Evaluation(session, evaluationBatches(data, normalization, shape), data.labels.length);
  }

  async accuracy(weights: Readonly<Record<string, Tensor>>): Promise<number> {
    let correct = 0;
    for (const { pictures, labels } of this.#batches) {
      const results = await this.#session.run({ ...weights, [inferenceNames.pictures]: pictures });
      const probabilities = results[inferenceNames.probabilities] as Tensor;
      correct += countCorrect(probabilities.data as Float32Array, labels, probabilities.dims[1] as number);
    }
    return correct / this.#count;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

function evaluationBatches(
  data: LabelledPictures,
  normalization: Normalization,
  shape: readonly [number, number, number, number],
): EvaluationBatch[] {
  const size = 3 * shape[2] * shape[3];
  return Array.from({ length: Math.ceil(data.labels.length / shape[0]) }, (_, batch) => {
    const [start, end] = [batch * shape[0], (batch + 1) * shape[0]];
    // The last batch may be part empty: its shape is fixed, and only rows with a label are counted.
    const values = new Float32Array(shape[0] * size);
    data.pictures.slice(start, end).forEach((picture, slot) => {
      normalizeInto(values, slot * size, picture, normalization);
    });
    return { pictures: new Tensor('float32', values, shape), labels: data.labels.slice(start, end) };
  });
}

function countCorrect(probabilities: Float32Array, labels: readonly number[], classes: number): number {
  return labels.filter((label, row) => {
    const own = probabilities.subarray(row * classes, (row + 1) * classes);
    return own.every((probability) => probability <= (own[label] as number));
  }).length;
}
