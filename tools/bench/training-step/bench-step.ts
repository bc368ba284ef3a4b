import { seededRandom } from '@scones/deterministic';
import { classifierNetwork, WHITENING_FILTERS, WIDTHS } from '@scones/image-classifier';
import { trainingStep, type TrainingStep } from '@scones/onnx-training';

export const CLASSES = 2;
export const SIDE = 32;
export const GROUPS = WIDTHS.length;
export const FILTERS = WHITENING_FILTERS;
export const optimizer = { momentum: 0.85, nesterov: true, weightDecay: 0.01 };

/** The classifier's training step for a batch of drawn noise. */
export function benchStep(batch: number): TrainingStep {
  const random = seededRandom(1);
  const whitening = Float32Array.from({ length: FILTERS * 12 }, () => random.float() - 0.5);
  const network = classifierNetwork({ classes: CLASSES, whitening, widths: WIDTHS });
  return trainingStep(network, { pictures: [batch, 3, SIDE, SIDE], classes: CLASSES, optimizer, random });
}

/** Noise as pictures (N, 3, H, W), and targets (N, K) that have every class. */
export function fillBatch(pictures: Float32Array, targets: Float32Array): void {
  const random = seededRandom(2);
  pictures.forEach((_, index) => (pictures[index] = 2 * random.float() - 1));
  targets.forEach((_, index) => (targets[index] = (index + Math.floor(index / CLASSES)) % CLASSES));
}
