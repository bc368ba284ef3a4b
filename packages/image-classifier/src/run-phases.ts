import { type Clock, type Random, seededRandom } from '@scones/deterministic';
import { type Network, trainingStep, type TrainingStepOptions, type Weights } from '@scones/onnx-training';
import { augmentations } from './augmentation.ts';
import type { PictureShape } from './decode-picture.ts';
import { fitSharpness } from './calibration.ts';
import { accuracyOf, Evaluation } from './evaluation.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { type LabelledPictures, resizePictures } from './labelled-pictures.ts';
import type { Normalization } from './normalization.ts';
import { runEpochs } from './run-epochs.ts';
import { Trainer, type TrainerState } from './trainer.ts';
import { type BatchOptions, plainBatches, TrainingBatches, variedBatches } from './training-batches.ts';
import type { TrainingLog } from './training-log.ts';

const LABEL_SMOOTHING = 0.2;

/** The first part of a training sees smaller pictures, which cost about half (https://arxiv.org/abs/2104.00298). */
const SMALL_PART = 0.4;
const SMALL_SCALE = 0.75;
/** Smaller pictures than these lose too much. */
const SMALLEST_SCALED = 32;

export interface PhasesContext {
  readonly seed: number;
  readonly clock: Clock;
  readonly log: TrainingLog;
  readonly signal: AbortSignal;
  readonly hyperparameters: Hyperparameters;
  readonly network: Network;
  readonly preprocessing: Normalization;
  readonly data: LabelledPictures;
  readonly validation: LabelledPictures;
}

interface Phase {
  readonly shape: PictureShape;
  readonly firstEpoch: number;
  readonly endEpoch: number;
}

/** What a training ends with. */
export interface Trained {
  readonly weights: Weights;
  /** Factor on the logits that makes answers as confident as they are right. */
  readonly sharpness: number;
}

interface PhaseResult {
  readonly state: TrainerState;
  readonly trained: Trained;
}

/** Trains the network on small pictures first, then on whole ones. */
export async function runPhases(context: PhasesContext): Promise<Trained> {
  const [first, ...others] = phases(context.hyperparameters);
  let result = await runPhase(context, first, new Map());
  for (const phase of others) {
    if (!context.signal.aborted) result = await runPhase(context, phase, result.state);
  }
  return result.trained;
}

function phases({ epochs, image_shape: shape }: Hyperparameters): [Phase, ...Phase[]] {
  const whole = { shape, endEpoch: epochs };
  if (Math.min(shape.height, shape.width) < SMALLEST_SCALED) return [{ ...whole, firstEpoch: 0 }];
  const scaled = (side: number): number => Math.round(side * SMALL_SCALE);
  const switchEpoch = Math.round(epochs * SMALL_PART);
  const small = {
    shape: { height: scaled(shape.height), width: scaled(shape.width) },
    endEpoch: switchEpoch,
  };
  return [
    { ...small, firstEpoch: 0 },
    { ...whole, firstEpoch: switchEpoch },
  ];
}

async function runPhase(context: PhasesContext, phase: Phase, start: TrainerState): Promise<PhaseResult> {
  const { hyperparameters, network, preprocessing } = context;
  const { shape } = phase;
  const random = seededRandom(context.seed + phase.firstEpoch);
  const data = await resizePictures(context.data, shape);
  const validation = await resizePictures(context.validation, shape);
  const options = batchOptions(hyperparameters, data.labels.length);
  const { batchSize } = options;
  const step = trainingStep(network, stepOptions(hyperparameters, batchSize, shape, random));
  await using trainer = await Trainer.create(step, start);
  await using evaluation = await Evaluation.create(network, step.frozen, batchSize, shape);
  await runEpochs({
    ...context,
    ...phase,
    pictures: data.labels.length,
    batchSize,
    trainer,
    batches: new TrainingBatches(data, preprocessing, options, random),
    validate: async () =>
      accuracyOf(
        await evaluation.answers(trainer.weightTensors(), plainBatches(validation, preprocessing, batchSize)),
      ),
  });
  const varied = variedBatches(data, preprocessing, options, random);
  const sharpness = fitSharpness(await evaluation.answers(trainer.weightTensors(), varied));
  return { state: trainer.state(), trained: { weights: trainer.weights(), sharpness } };
}

function stepOptions(
  hyperparameters: Hyperparameters,
  batchSize: number,
  { height, width }: PictureShape,
  random: Random,
): TrainingStepOptions {
  const { momentum, weight_decay: weightDecay, optimizer, num_classes: classes } = hyperparameters;
  const nesterov = optimizer === 'nag';
  return {
    pictures: [batchSize, 3, height, width],
    classes,
    optimizer: { momentum, weightDecay, nesterov },
    random,
  };
}

function batchOptions(hyperparameters: Hyperparameters, pictures: number): BatchOptions {
  return {
    classes: hyperparameters.num_classes,
    batchSize: Math.min(hyperparameters.mini_batch_size, pictures),
    labelSmoothing: LABEL_SMOOTHING,
    augmentation: augmentations[hyperparameters.augmentation_type],
  };
}
