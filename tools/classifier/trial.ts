import { systemClock } from '@scones/deterministic';
import {
  DEFAULT_RECIPE,
  type LabelledPictures,
  openClassifier,
  parseHyperparameters,
  probabilities,
  type Recipe,
  trainingLog,
  trainModel,
} from '@scones/image-classifier';
import { picked } from './read-archive.ts';
import { stratifiedFolds } from './stratified-folds.ts';

/** What differs from the product's defaults. */
export interface Variation {
  readonly hyperparameters?: Readonly<Record<string, string>>;
  readonly recipe?: Partial<Recipe>;
}

export interface TrialResult {
  readonly seconds: number;
  readonly picturesSeen: number;
  readonly sharpness: number;
  /** What the model answered to the pictures that it never saw: the class and the probabilities. */
  readonly answers: readonly { readonly label: number; readonly probabilities: readonly number[] }[];
}

interface Trial {
  readonly variation: Variation;
  readonly seed: number;
  readonly training: LabelledPictures;
  /** Pictures that no part of the training sees. */
  readonly unseen: LabelledPictures;
}

/** One in so many training pictures is the validation set, as in the product. */
const VALIDATION_FOLDS = 10;

/** All that a result depends on beside the pictures. */
export function settingsOf({ hyperparameters, recipe }: Variation): object {
  const defaults = parseHyperparameters({ num_classes: '2', num_training_samples: '1', ...hyperparameters });
  return { hyperparameters: defaults, recipe: { ...DEFAULT_RECIPE, ...recipe } };
}

/** Trains a model as the product does, and asks it about pictures that it never saw, as the endpoint does. */
export async function runTrial({ variation, seed, training, unseen }: Trial): Promise<TrialResult> {
  const folds = stratifiedFolds(training.labels, VALIDATION_FOLDS, seed);
  const data = picked(training, (place) => folds[place] !== 0);
  const hyperparameters = parseHyperparameters({
    num_classes: String(Math.max(...training.labels) + 1),
    num_training_samples: String(data.labels.length),
    ...variation.hyperparameters,
  });
  const started = systemClock.now();
  const artefact = await trainModel({
    hyperparameters,
    recipe: { ...DEFAULT_RECIPE, ...variation.recipe },
    seed,
    data,
    validation: picked(training, (place) => folds[place] === 0),
    clock: systemClock,
    log: trainingLog(systemClock, process.pid, () => undefined),
    signal: new AbortController().signal,
  });
  const seconds = (systemClock.now() - started) / 1000;
  const classifier = await openClassifier(artefact);
  const answers = [];
  for (const [place, picture] of unseen.pictures.entries())
    answers.push({
      label: unseen.labels[place] as number,
      probabilities: await probabilities(classifier, picture),
    });
  await classifier.session.release();
  return { seconds, picturesSeen: hyperparameters.epochs * data.labels.length, sharpness, answers };
}
