import { type Clock, seededRandom } from '@scones/deterministic';
import { inferenceGraph, type OptimizerOptions, trainingStep } from '@scones/onnx-training';
import { type Artefact, saveArtefact } from './artefact.ts';
import { augmentations } from './augmentation.ts';
import { ClassifierError } from './classifier-error.ts';
import { containerFolders } from './container-folders.ts';
import { Evaluation } from './evaluation.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { readJobConfiguration } from './job-configuration.ts';
import { type LabelledPictures, readLabelledPictures } from './labelled-pictures.ts';
import { classifierNetwork, WIDTHS } from './network.ts';
import { measureNormalization } from './normalization.ts';
import { runEpochs } from './run-epochs.ts';
import { Trainer } from './trainer.ts';
import { type BatchOptions, TrainingBatches } from './training-batches.ts';
import type { TrainingLog } from './training-log.ts';
import { whiteningFilters } from './whitening.ts';

const LABEL_SMOOTHING = 0.2;

export interface TrainContext {
  readonly root: string;
  readonly seed: number;
  readonly clock: Clock;
  readonly log: TrainingLog;
  /** Aborted when the job is stopped: training ends early and its model so far is kept. */
  readonly signal: AbortSignal;
}

/** The container's `train`: from the folders that SageMaker filled to a model in `<root>/model`. */
export async function train(context: TrainContext): Promise<void> {
  const folders = containerFolders(context.root);
  const hyperparameters = await readJobConfiguration(folders);
  const wanted = { classes: hyperparameters.num_classes, shape: hyperparameters.image_shape };
  const data = await readLabelledPictures(folders, 'train', wanted);
  const validation = await readLabelledPictures(folders, 'validation', wanted);
  checkSampleCount(hyperparameters, data);
  context.log.info(
    `${data.labels.length} pictures to train on, ${validation.labels.length} to validate with`,
  );
  if (context.signal.aborted) return;
  await saveArtefact(folders.model, await fit(context, hyperparameters, data, validation));
  context.log.info(`Saved the model to ${folders.model}`);
}

async function fit(
  context: TrainContext,
  hyperparameters: Hyperparameters,
  data: LabelledPictures,
  validation: LabelledPictures,
): Promise<Artefact> {
  const { num_classes: classes, image_shape: shape } = hyperparameters;
  const random = seededRandom(context.seed);
  const preprocessing = measureNormalization(data);
  const network = classifierNetwork({
    classes,
    whitening: whiteningFilters(data, preprocessing),
    widths: WIDTHS,
  });
  const batchSize = Math.min(hyperparameters.mini_batch_size, data.labels.length);
  const step = trainingStep(network, {
    pictures: [batchSize, 3, shape.height, shape.width],
    classes,
    optimizer: optimizerOptions(hyperparameters),
    random,
  });
  const batches = new TrainingBatches(data, preprocessing, batchOptions(hyperparameters, batchSize), random);
  await using trainer = await Trainer.create(step);
  await using evaluation = await Evaluation.create(network, step.frozen, validation, preprocessing);
  await runEpochs({
    ...context,
    hyperparameters,
    pictures: data.labels.length,
    batchSize,
    trainer,
    batches,
    evaluation,
  });
  const model = inferenceGraph(network, {
    pictures: [1, 3, shape.height, shape.width],
    weights: trainer.weights(),
    missingWeights: 'refused',
    mirrored: true,
  });
  return { model, description: { formatVersion: 1, classes, imageShape: shape, preprocessing } };
}

function optimizerOptions(hyperparameters: Hyperparameters): OptimizerOptions {
  return {
    momentum: hyperparameters.momentum,
    weightDecay: hyperparameters.weight_decay,
    nesterov: hyperparameters.optimizer === 'nag',
  };
}

function batchOptions(hyperparameters: Hyperparameters, batchSize: number): BatchOptions {
  return {
    classes: hyperparameters.num_classes,
    batchSize,
    labelSmoothing: LABEL_SMOOTHING,
    augmentation: augmentations[hyperparameters.augmentation_type],
  };
}

function checkSampleCount(
  { num_training_samples: told }: Hyperparameters,
  { labels }: LabelledPictures,
): void {
  if (told === labels.length) return;
  throw new ClassifierError(
    'HYPERPARAMETER_REFUSED',
    `Hyperparameter num_training_samples is ${told}, but the training manifest lists ${labels.length} pictures.`,
    'Make the two agree.',
  );
}
