import type { Clock, Random } from '@scones/deterministic';
import { type Network, trainingStep, type Weights } from '@scones/onnx-training';
import { batchSizeFor } from '../train/batch-size.ts';
import { Evaluation, type Validated, validated } from '../train/evaluation.ts';
import type { Hyperparameters } from '../train/hyperparameters.ts';
import { weightedLoss } from '../train/class-weights.ts';
import { optimizerOptions } from '../train/optimizer-options.ts';
import { runEpochs } from '../train/run-epochs.ts';
import { Trainer } from '../train/trainer.ts';
import type { TrainingLog } from '../train/training-log.ts';
import { type Activated, ActivationBatches, orderedBatches } from './activation-batches.ts';
import type { Activations } from './activations.ts';

const LABEL_SMOOTHING = 0.1;
/** A running mean over about fifty steps is calmer than the last step. */
const AVERAGE_DECAY = 0.98;
/** Keeps the first steps from tearing up what the backbone knows. */
const GRADIENT_NORM = 5;
/** Validation pictures that are looked at in one run. */
const AT_ONCE = 16;
const SCHEDULE = { start: 0.1, end: 0.01, peakAt: 0.1 };

export interface FineTuneContext {
  readonly clock: Clock;
  readonly log: TrainingLog;
  readonly signal: AbortSignal;
  readonly random: Random;
  readonly hyperparameters: Hyperparameters;
  /** From activations to logits; it begins with the backbone's weights and a head that has learnt. */
  readonly network: Network;
  readonly data: Activated;
  readonly validation: { readonly activations: Activations; readonly labels: readonly number[] };
}

export interface FineTuned {
  readonly weights: Weights;
  readonly before: Validated;
  readonly after: Validated;
}

type Shape = readonly [batch: number, channels: number, height: number, width: number];

/** Trains the last stage and the head on kept activations. */
export async function fineTune(context: FineTuneContext): Promise<FineTuned> {
  const { hyperparameters, random, network, data, validation } = context;
  const { num_classes: classes } = hyperparameters;
  const batchSize = batchSizeFor(hyperparameters, data.labels.length);
  const shapeOf = (batch: number) => [batch, ...data.activations.shape] as unknown as Shape;
  const step = trainingStep(network, {
    pictures: shapeOf(batchSize),
    classes,
    optimizer: { ...optimizerOptions(hyperparameters), gradientNorm: GRADIENT_NORM },
    averageDecay: AVERAGE_DECAY,
    ...weightedLoss(hyperparameters, data.labels),
    random,
  });
  await using trainer = await Trainer.create(step);
  await using evaluation = await Evaluation.create(network, new Map(), shapeOf(AT_ONCE));
  const validate = async () => {
    const batches = orderedBatches(validation.activations, validation.labels, AT_ONCE);
    return validated(await evaluation.answers(trainer.weightTensors(), batches), hyperparameters.top_k);
  };
  const before = await validate();
  const batches = new ActivationBatches(data, { classes, labelSmoothing: LABEL_SMOOTHING }, random);
  await runEpochs({
    ...context,
    schedule: SCHEDULE,
    pictures: data.labels.length,
    batchSize,
    step: (learningRate) => {
      batches.fill(trainer.pictures, trainer.targets);
      return trainer.step(learningRate);
    },
    validate,
  });
  return { weights: trainer.weights(), before, after: await validate() };
}
