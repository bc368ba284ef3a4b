import { type Random, randomInteger } from '@scones/deterministic';
import { type AugmentationOptions, drawVariation, varyInto } from './augmentation.ts';
import { EpochOrder } from './epoch-order.ts';
import type { EvaluationBatch } from './evaluation.ts';
import type { LabelledPictures } from './labelled-pictures.ts';
import { type Normalization, normalizeInto } from '../model/normalization.ts';

export interface BatchOptions {
  readonly classes: number;
  readonly batchSize: number;
  readonly labelSmoothing: number;
  readonly augmentation: AugmentationOptions;
}

/** Fills batches with varied pictures, epoch after epoch, each epoch in another order. */
export class TrainingBatches {
  readonly #data: LabelledPictures;
  readonly #normalization: Normalization;
  /** One picture, normalized: all of them as numbers would take four times the memory. */
  readonly #source: Float32Array;
  readonly #options: BatchOptions;
  readonly #random: Random;
  readonly #firstMirrored: readonly boolean[];
  readonly #order: EpochOrder;

  constructor(data: LabelledPictures, normalization: Normalization, options: BatchOptions, random: Random) {
    this.#data = data;
    this.#normalization = normalization;
    this.#source = new Float32Array(3 * data.shape.height * data.shape.width);
    this.#options = options;
    this.#random = random;
    this.#order = new EpochOrder(data.labels, random);
    this.#firstMirrored = data.pictures.map(() => random.float() < 0.5);
  }

  /** Writes the next batch: pictures (N, 3, H, W) and targets (N, K). */
  fill(pictures: Float32Array, targets: Float32Array): void {
    const { shape, labels, pictures: sources } = this.#data;
    const { batchSize, classes, labelSmoothing, augmentation } = this.#options;
    const size = 3 * shape.height * shape.width;
    targets.fill(labelSmoothing / classes);
    for (let slot = 0; slot < batchSize; slot++) {
      const index = this.#order.next();
      // Each picture is mirrored every other epoch (https://arxiv.org/abs/2404.00498).
      const mirrored = this.#firstMirrored[index] !== (this.#order.epoch % 2 === 1);
      const variation = drawVariation(this.#random, augmentation, shape, mirrored);
      normalizeInto(this.#source, 0, sources[index] as Uint8Array, this.#normalization);
      varyInto(pictures, slot * size, this.#source, shape, variation);
      (targets[slot * classes + (labels[index] as number)] as number) += 1 - labelSmoothing;
    }
    if (augmentation.cutMix > 0) this.#cutMix(pictures, targets);
  }

  /** Gives some pictures a rectangle of their neighbour, and the neighbour's label in proportion to its area. */
  #cutMix(pictures: Float32Array, targets: Float32Array): void {
    const { height, width } = this.#data.shape;
    const { batchSize, classes, augmentation } = this.#options;
    const size = 3 * height * width;
    // Neighbours as they were before any rectangle went in.
    const originals = pictures.slice();
    const labels = targets.slice();
    for (let slot = 0; slot < batchSize; slot++) {
      if (this.#random.float() >= augmentation.cutMix) continue;
      const other = (slot + 1) % batchSize;
      const part = Math.sqrt(this.#random.float());
      const [boxHeight, boxWidth] = [Math.round(height * part), Math.round(width * part)];
      const top = randomInteger(this.#random, height - boxHeight + 1);
      const left = randomInteger(this.#random, width - boxWidth + 1);
      for (let row = 0; row < 3 * boxHeight; row++) {
        const line = Math.floor(row / boxHeight) * height + top + (row % boxHeight);
        const start = line * width + left;
        const from = other * size + start;
        pictures.set(originals.subarray(from, from + boxWidth), slot * size + start);
      }
      const area = (boxHeight * boxWidth) / (height * width);
      for (let label = 0; label < classes; label++) {
        const [own, theirs] = [
          labels[slot * classes + label] as number,
          labels[other * classes + label] as number,
        ];
        targets[slot * classes + label] = own * (1 - area) + theirs * area;
      }
    }
  }
}

/**
 * All pictures as they are, in batches of one size; the last may be part empty. Each batch is made when it is asked for,
 * in the same place as the one before.
 */
export function* plainBatches(
  { pictures, labels }: LabelledPictures,
  normalization: Normalization,
  batchSize: number,
): Generator<EvaluationBatch> {
  const size = pictures[0]?.length ?? 0;
  const values = new Float32Array(batchSize * size);
  for (let start = 0; start < labels.length; start += batchSize) {
    const batch = pictures.slice(start, start + batchSize);
    values.fill(0, batch.length * size);
    batch.forEach((picture, slot) => normalizeInto(values, slot * size, picture, normalization));
    yield { pictures: values, labels: labels.slice(start, start + batchSize) };
  }
}
