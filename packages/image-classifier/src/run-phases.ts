import { type Clock, seededRandom } from '@scones/deterministic';
import { type Network, trainingStep, type Weights } from '@scones/onnx-training';
import { augmentations } from './augmentation.ts';
import type { PictureShape } from './decode-picture.ts';
import { Evaluation } from './evaluation.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { type LabelledPictures, resizePictures } from './labelled-pictures.ts';
import type { Normalization } from './normalization.ts';
import { runEpochs } from './run-epochs.ts';
import { Trainer, type TrainerState } from './trainer.ts';
import { TrainingBatches } from './training-batches.ts';
import type { TrainingLog } from './training-log.ts';

const LABEL_SMOOTHING = 0.2;

/** The first part of a training sees smaller pictures, which cost about half (https://arxiv.org/abs/2104.00298). */
const SMALL_PART = 0.55;
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

/** Trains the network on small pictures first, then on whole ones, and returns its weights. */
export async function runPhases(context: PhasesContext): Promise<Weights> {
  let state: TrainerState = new Map();
  let weights: Weights = new Map();
  for (const phase of phases(context.hyperparameters)) {
    if (context.signal.aborted && weights.size > 0) break;
    ({ state, weights } = await runPhase(context, phase, state));
  }
  return weights;
}

function phases({ epochs, image_shape: shape }: Hyperparameters): Phase[] {
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

async function runPhase(
  context: PhasesContext,
  { shape, firstEpoch, endEpoch }: Phase,
  start: TrainerState,
): Promise<{ state: TrainerState; weights: Weights }> {
  const { hyperparameters, network, preprocessing } = context;
  const random = seededRandom(context.seed + firstEpoch);
  const [data, validation] = [
    await resizePictures(context.data, shape),
    await resizePictures(context.validation, shape),
  ];
  const batchSize = Math.min(hyperparameters.mini_batch_size, data.labels.length);
  const classes = hyperparameters.num_classes;
  const step = trainingStep(network, {
    pictures: [batchSize, 3, shape.height, shape.width],
    classes,
    optimizer: {
      momentum: hyperparameters.momentum,
      weightDecay: hyperparameters.weight_decay,
      nesterov: hyperparameters.optimizer === 'nag',
    },
    random,
  });
  const augmentation = augmentations[hyperparameters.augmentation_type];
  const options = { classes, batchSize, labelSmoothing: LABEL_SMOOTHING, augmentation };
  const batches = new TrainingBatches(data, preprocessing, options, random);
  await using trainer = await Trainer.create(step, start);
  await using evaluation = await Evaluation.create(network, step.frozen, validation, preprocessing);
  const pictures = data.labels.length;
  await runEpochs({ ...context, firstEpoch, endEpoch, pictures, batchSize, trainer, batches, evaluation });
  return { state: trainer.state(), weights: trainer.weights() };
}
