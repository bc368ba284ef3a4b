import { seededRandom } from '@scones/deterministic';
import {
  branchNetwork,
  classifierNetwork,
  DEFAULT_RECIPE,
  WHITENING_FILTERS,
  WIDTHS,
} from '@scones/image-classifier';
import { type Network, trainingStep, type TrainingStep } from '@scones/onnx-training';

export const CLASSES = 2;
export const SIDE = 32;
export const GROUPS = WIDTHS.length;
export const FILTERS = WHITENING_FILTERS;
export const optimizer = { momentum: 0.85, nesterov: true, weightDecay: 0.01 };

/** The classifier's training step for a batch of drawn noise. */
export function benchStep(batch: number): TrainingStep {
  return stepOf((whitening) => classifierNetwork({ classes: CLASSES, whitening, widths: WIDTHS }), batch);
}

/** The steps of the networks that the default recipe trains side by side. */
export function recipeSteps(batch: number): TrainingStep[] {
  const { widths, branches } = DEFAULT_RECIPE;
  return Array.from({ length: branches }, (_, branch) =>
    stepOf((whitening) => branchNetwork({ classes: CLASSES, whitening, widths }, branch), batch),
  );
}

function stepOf(networkOf: (whitening: Float32Array) => Network, batch: number): TrainingStep {
  const random = seededRandom(1);
  const whitening = Float32Array.from({ length: FILTERS * 12 }, () => random.float() - 0.5);
  const pictures = [batch, 3, SIDE, SIDE] as const;
  return trainingStep(networkOf(whitening), { pictures, classes: CLASSES, optimizer, random });
}

/** Noise as pictures (N, 3, H, W), and targets (N, K) that have every class. */
export function fillBatch(pictures: Float32Array, targets: Float32Array): void {
  const random = seededRandom(2);
  pictures.forEach((_, index) => (pictures[index] = 2 * random.float() - 1));
  targets.forEach((_, index) => (targets[index] = (index + Math.floor(index / CLASSES)) % CLASSES));
}
