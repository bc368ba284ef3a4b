import type { Random } from '@scones/deterministic';
import {
  classifierHead,
  flatten,
  inSequence,
  type Network,
  trainingStep,
  type Weights,
} from '@scones/onnx-training';
import { Trainer } from '../train/trainer.ts';
import { type Activated, ActivationBatches } from './activation-batches.ts';
import { cosineAt } from './cosine.ts';

const STEPS = 1500;
const BATCH = 64;
const LEARNING_RATE = 0.002;
const LABEL_SMOOTHING = 0.05;
const OPTIMIZER = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.1 } as const;

/** A linear classifier on frozen features (F, 1, 1): some seconds. */
export async function fitHead(
  features: Activated,
  classes: number,
  { random, signal }: { random: Random; signal: AbortSignal },
): Promise<Weights> {
  const [size = 0] = features.activations.shape;
  const row: Network = (builder, x) => flatten(builder, x, 'row');
  const step = trainingStep(inSequence(row, classifierHead(classes)), {
    pictures: [BATCH, size, 1, 1],
    classes,
    optimizer: OPTIMIZER,
    random,
  });
  await using trainer = await Trainer.create(step);
  const batches = new ActivationBatches(features, { classes, labelSmoothing: LABEL_SMOOTHING }, random);
  for (let index = 0; index < STEPS && !signal.aborted; index++) {
    batches.fill(trainer.pictures, trainer.targets);
    await trainer.step(LEARNING_RATE * cosineAt(index / STEPS));
  }
  return trainer.weights();
}
