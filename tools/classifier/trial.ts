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
import type { Split } from '@scones/image-dataset';

/** What differs from the product's defaults. */
export interface Variation {
  readonly hyperparameters?: Readonly<Record<string, string>>;
  readonly recipe?: Partial<Recipe>;
}

export interface TrialResult {
  readonly seconds: number;
  readonly picturesSeen: number;
  /** The factor on the logits by which the answers are calibrated. */
  readonly sharpness: number;
  /** What the model answered to the test set: the class and the probabilities. */
  readonly answers: readonly { readonly label: number; readonly probabilities: readonly number[] }[];
}

/** All that a result depends on beside pictures and seed. */
export function settingsOf({ hyperparameters, recipe }: Variation, classes: number, pictures: number) {
  return {
    hyperparameters: parseHyperparameters({
      num_classes: String(classes),
      num_training_samples: String(pictures),
      ...hyperparameters,
    }),
    recipe: {
      ...DEFAULT_RECIPE,
      ...recipe,
      augmentation: { ...DEFAULT_RECIPE.augmentation, ...recipe?.augmentation },
    },
  };
}

/** Trains a model as the product does, and asks it about the test set as the endpoint does. */
export async function runTrial(
  settings: ReturnType<typeof settingsOf>,
  seed: number,
  { train: data, validation, test }: Record<Split, LabelledPictures>,
): Promise<TrialResult> {
  const started = systemClock.now();
  const artefact = await trainModel({
    ...settings,
    seed,
    data,
    validation,
    clock: systemClock,
    log: trainingLog(systemClock, process.pid, () => undefined),
    signal: new AbortController().signal,
  });
  const seconds = (systemClock.now() - started) / 1000;
  const classifier = await openClassifier(artefact);
  const answers = [];
  for (const [place, picture] of test.pictures.entries())
    answers.push({
      label: test.labels[place] as number,
      probabilities: await probabilities(classifier, picture),
    });
  await classifier.session.release();
  const picturesSeen = settings.hyperparameters.epochs * data.labels.length;
  return { seconds, picturesSeen, sharpness: artefact.metrics.sharpness, answers };
}
