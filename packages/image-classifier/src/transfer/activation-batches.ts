import { type Random, randomInteger } from '@scones/deterministic';
import { sizeOf } from '@scones/onnx-training';
import { EpochOrder } from '../train/epoch-order.ts';
import type { EvaluationBatch } from '../train/evaluation.ts';
import type { Activations } from './activations.ts';

/** All activations in their order, in batches of one size; the last may be part empty. */
export function* orderedBatches(
  { shape, values }: Activations,
  labels: readonly number[],
  batchSize: number,
): Generator<EvaluationBatch> {
  const size = sizeOf(shape);
  for (let start = 0; start < labels.length; start += batchSize) {
    const pictures = new Float32Array(batchSize * size);
    pictures.set(values.subarray(start * size, (start + batchSize) * size));
    yield { pictures, labels: labels.slice(start, start + batchSize) };
  }
}

export interface Activated {
  readonly activations: Activations;
  /** Of the pictures; the activations of a picture's views are as many pictures apart as there are labels. */
  readonly labels: readonly number[];
  readonly views: number;
}

/** Fills batches with activations, each epoch in another order, each picture as one of its views. */
export class ActivationBatches {
  readonly #data: Activated;
  readonly #random: Random;
  readonly #targets: { readonly classes: number; readonly labelSmoothing: number };
  readonly #order: EpochOrder;

  constructor(data: Activated, targets: { classes: number; labelSmoothing: number }, random: Random) {
    this.#data = data;
    this.#targets = targets;
    this.#random = random;
    this.#order = new EpochOrder(data.labels, random);
  }

  fill(inputs: Float32Array, targets: Float32Array): void {
    const { activations, labels, views } = this.#data;
    const { classes, labelSmoothing } = this.#targets;
    const size = sizeOf(activations.shape);
    targets.fill(labelSmoothing / classes);
    for (let slot = 0; slot < inputs.length / size; slot++) {
      const picture = this.#order.next();
      const start = (randomInteger(this.#random, views) * labels.length + picture) * size;
      inputs.set(activations.values.subarray(start, start + size), slot * size);
      (targets[slot * classes + (labels[picture] as number)] as number) += 1 - labelSmoothing;
    }
  }
}
