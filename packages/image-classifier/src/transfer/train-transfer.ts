import { type Clock, type Random, seededRandom } from '@scones/deterministic';
import {
  classifierHead,
  firstWeights,
  frozenStages,
  inSequence,
  lastStageFeatures,
  type Network,
  sizeOf,
  type View,
  type Weights,
} from '@scones/onnx-training';
import { ClassifierError } from '../classifier-error.ts';
import type { TrainedArtefact } from '../model/artefact.ts';
import { augmentations } from '../train/augmentation.ts';
import { calibratedModel } from '../train/calibrate.ts';
import type { Hyperparameters } from '../train/hyperparameters.ts';
import type { LabelledPictures } from '../train/labelled-pictures.ts';
import type { TrainingLog } from '../train/training-log.ts';
import { type Activations, activate } from './activations.ts';
import { fineTune } from './fine-tune.ts';
import { fitHead } from './fit-head.ts';
import { viewsOf, viewsThatFit } from './picture-views.ts';
import type { Pretrained } from './pretrained.ts';

/** As it is, mirrored, and four varied ones. */
const TRAINING_VIEWS = 6;
/** The model looks at a picture and at its mirror image. */
const TEST_TIME_VIEWS: readonly View[] = [false, true].map((mirrored) => ({
  mirrored,
  down: 0,
  right: 0,
  weight: 1,
}));

export interface TransferContext {
  readonly seed: number;
  readonly clock: Clock;
  readonly log: TrainingLog;
  readonly signal: AbortSignal;
  readonly hyperparameters: Hyperparameters;
  readonly pretrained: Pretrained;
  readonly data: LabelledPictures;
  readonly validation: LabelledPictures;
}

interface Stages {
  readonly frozen: Network;
  readonly last: Network;
  /** The file's. */
  readonly weights: Weights;
}

/** Two stages: a head on the backbone's features, then that and the backbone's last stage together. */
export async function trainTransfer(context: TransferContext): Promise<TrainedArtefact> {
  const { hyperparameters, pretrained, validation, log } = context;
  const { num_classes: classes } = hyperparameters;
  const random = seededRandom(context.seed);
  const stages = stagesOf(context, random);
  log.info(describe(pretrained));
  const learnt = await learn(context, stages, random);
  const weights = new Map([...stages.weights, ...learnt]);
  const network = inSequence(stages.frozen, stages.last, classifierHead(classes));
  const { preprocessing } = pretrained;
  const views = TEST_TIME_VIEWS;
  return await calibratedModel({ classes, network, weights, preprocessing, validation, views });
}

function describe({ name, backbone }: Pretrained): string {
  const late = backbone.obstacle ? `, which begins late as ${backbone.obstacle} has no gradient` : '';
  return `${name}: ${backbone.frozen.length} operators stay as they are, ${backbone.trained.length} are of the last stage${late}`;
}

function stagesOf({ pretrained, hyperparameters }: TransferContext, random: Random): Stages {
  const [frozen, last] = [frozenStages(pretrained.backbone), lastStageFeatures(pretrained.backbone)];
  const { height, width } = hyperparameters.image_shape;
  try {
    return { frozen, last, weights: firstWeights(inSequence(frozen, last), [1, 3, height, width], random) };
  } catch (cause) {
    throw new ClassifierError(
      'PRETRAINED_REFUSED',
      `${pretrained.name} is not a backbone that can be used for pictures of ${height} by ${width} pixels: ${(cause as Error).message}.`,
      'Choose another image_shape, or export another classifier.',
      { cause },
    );
  }
}

async function learn(
  context: TransferContext,
  { frozen, last, weights }: Stages,
  random: Random,
): Promise<Weights> {
  const { hyperparameters, pretrained, data, validation, clock, log, signal } = context;
  const { num_classes: classes, image_shape: shape, augmentation_type: kind } = hyperparameters;
  const { preprocessing } = pretrained;
  const input = [3, shape.height, shape.width];
  const started = clock.now();
  const augmentation = augmentations[kind];
  const see = (pictures: LabelledPictures, views: number): Promise<Activations> => {
    const count = pictures.labels.length * views;
    const fill = viewsOf(pictures, preprocessing, { augmentation, random });
    return activate({ network: frozen, weights, input }, count, fill, signal);
  };
  const validationSeen = await see(validation, 1);
  const views = viewsThatFit(TRAINING_VIEWS, data.labels.length, sizeOf(validationSeen.shape));
  const activations = await see(data, views);
  const features = await pooled(activations, { last, weights }, signal);
  const head = await fitHead({ activations: features, labels: data.labels, views }, classes, {
    random,
    signal,
  });
  log.info(`Learnt a head on the features of ${views} views of each picture in ${seconds(clock, started)} s`);
  const tuned = await fineTune({
    ...context,
    random,
    network: inSequence(last, classifierHead(classes, head)),
    data: { activations, labels: data.labels, views },
    validation: { activations: validationSeen, labels: validation.labels },
  });
  const { before, after } = tuned;
  log.info(
    `Validation cross-entropy of the head alone ${before.loss.toFixed(6)}, fine-tuned ${after.loss.toFixed(6)}`,
  );
  return after.loss <= before.loss ? tuned.weights : head;
}

function seconds(clock: Clock, since: number): string {
  return ((clock.now() - since) / 1000).toFixed(1);
}

/** The features (F, 1, 1) of activations. */
async function pooled(
  activations: Activations,
  { last, weights }: Pick<Stages, 'last' | 'weights'>,
  signal: AbortSignal,
): Promise<Activations> {
  const { shape, values } = activations;
  const size = sizeOf(shape);
  const fill = (index: number, target: Float32Array, offset: number): void =>
    target.set(values.subarray(index * size, (index + 1) * size), offset);
  const features = await activate(
    { network: last, weights, input: shape },
    values.length / size,
    fill,
    signal,
  );
  return { values: features.values, shape: [...features.shape, 1, 1] };
}
