import { type Clock, type Random, seededRandom } from '@scones/deterministic';
import {
  type Network,
  trainingStep,
  type TrainingStep,
  type TrainingStepOptions,
  type Weights,
} from '@scones/onnx-training';
import { AS_THEY_ARE, augmentations } from './augmentation.ts';
import { batchSizeFor } from './batch-size.ts';
import { BranchTrainers } from './branch-trainers.ts';
import { Evaluation, validated } from './evaluation.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import type { LabelledPictures } from './labelled-pictures.ts';
import type { Normalization } from '../model/normalization.ts';
import type { Recipe } from './recipe.ts';
import { weightedLoss } from './class-weights.ts';
import { optimizerOptions } from './optimizer-options.ts';
import { runEpochs } from './run-epochs.ts';
import { settleNorms } from './settle-norms.ts';
import { type BatchOptions, plainBatches, TrainingBatches } from './training-batches.ts';
import type { TrainingLog } from './training-log.ts';

export interface FitContext {
  readonly seed: number;
  readonly clock: Clock;
  readonly log: TrainingLog;
  readonly signal: AbortSignal;
  readonly hyperparameters: Hyperparameters;
  readonly recipe: Recipe;
  /** The network that answers. */
  readonly network: Network;
  /** What it is made of, which learns side by side. */
  readonly branches: readonly [Network, ...Network[]];
  readonly preprocessing: Normalization;
  readonly data: LabelledPictures;
  readonly validation: LabelledPictures;
}

/** Trains the network's weights from nothing. */
export async function fitNetwork(context: FitContext): Promise<Weights> {
  const { hyperparameters, recipe, network, branches, preprocessing, data, validation } = context;
  const { height, width } = data.shape;
  const random = seededRandom(context.seed);
  const options = batchOptions(hyperparameters, recipe, data);
  const { batchSize } = options;
  const stepOf = (branch: Network): TrainingStep =>
    trainingStep(branch, stepOptions(hyperparameters, data, batchSize, random));
  const [first, ...others] = branches;
  const steps = [stepOf(first), ...others.map(stepOf)] as const;
  await using trainer = new BranchTrainers(steps, {
    pictures: batchSize * 3 * height * width,
    targets: batchSize * options.classes,
  });
  await using evaluation = await Evaluation.create(network, steps[0].frozen, [batchSize, 3, height, width]);
  const batchesOf = (own: Random, augmentation = options.augmentation): TrainingBatches =>
    new TrainingBatches(data, preprocessing, { ...options, augmentation }, own);
  const batches = steps.map((_, branch) => batchesOf(batchRandom(context, branch)));
  const unseen = () => plainBatches(validation, preprocessing, batchSize);
  const fillNext = (): void =>
    trainer.next.forEach((next, branch) => batches[branch]?.fill(next.pictures, next.targets));
  fillNext();
  await runEpochs({
    ...context,
    schedule: recipe.schedule,
    pictures: data.labels.length,
    batchSize,
    step: (learningRate) => {
      const stepped = trainer.step(learningRate);
      fillNext();
      return stepped;
    },
    validate: async () =>
      validated(await evaluation.answers(await trainer.weightTensors(), unseen()), hyperparameters.top_k),
  });
  if (recipe.plainNorms && !context.signal.aborted)
    await settleNorms(trainer, batchesOf(random, AS_THEY_ARE));
  return await trainer.weights();
}

/** What a branch sees is drawn from the seed and its place, apart from the weights. */
function batchRandom({ seed, recipe }: FitContext, branch: number): Random {
  return seededRandom(seed, recipe.batches === 'own' ? branch + 1 : 1);
}

function stepOptions(
  hyperparameters: Hyperparameters,
  { shape: { height, width }, labels }: LabelledPictures,
  batchSize: number,
  random: Random,
): TrainingStepOptions {
  return {
    pictures: [batchSize, 3, height, width],
    classes: hyperparameters.num_classes,
    optimizer: optimizerOptions(hyperparameters),
    ...weightedLoss(hyperparameters, labels),
    random,
  };
}

function batchOptions(
  hyperparameters: Hyperparameters,
  recipe: Recipe,
  { labels, shape }: LabelledPictures,
): BatchOptions {
  return {
    classes: hyperparameters.num_classes,
    batchSize: batchSizeFor(hyperparameters, labels.length, shape),
    labelSmoothing: recipe.labelSmoothing,
    augmentation: { ...augmentations[hyperparameters.augmentation_type], ...recipe.augmentation },
  };
}
