import type { Clock } from '@scones/deterministic';
import { saveArtefact } from '../model/artefact.ts';
import { ClassifierError } from '../classifier-error.ts';
import { containerFolders } from '../container-folders.ts';
import { isPiped } from './channel/channel-formats.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { readJobConfiguration } from './job-configuration.ts';
import { type LabelledPictures, readLabelledPictures } from './labelled-pictures.ts';
import { readPretrained } from '../transfer/pretrained.ts';
import { trainTransfer } from '../transfer/train-transfer.ts';
import { DEFAULT_RECIPE } from './recipe.ts';
import { trainModel } from './train-model.ts';
import type { TrainingLog } from './training-log.ts';

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
  const { hyperparameters, formats } = await readJobConfiguration(folders);
  const { num_classes: classes, image_shape, resize: shorterSide } = hyperparameters;
  const shape = { ...image_shape, ...(shorterSide !== undefined && { shorterSide }) };
  const wanted = { classes, shape };
  for (const [name, format] of Object.entries(formats))
    if (isPiped(format))
      context.log.info(`The channel '${name}' is in pipe input mode under ${folders.channel(name)}.`);
  const data = await readLabelledPictures(folders, 'train', { ...wanted, format: formats.train });
  const validation = await readLabelledPictures(folders, 'validation', {
    ...wanted,
    format: formats.validation,
  });
  checkSampleCount(context.log, hyperparameters, data);
  context.log.info(
    `${data.labels.length} pictures to train on, ${validation.labels.length} to validate with`,
  );
  if (context.signal.aborted) return;
  const job = { ...context, hyperparameters, data, validation };
  const artefact =
    hyperparameters.use_pretrained_model === '1'
      ? await trainTransfer({ ...job, pretrained: await readPretrained(folders.channel('pretrained')) })
      : await trainModel({ ...job, recipe: DEFAULT_RECIPE });
  await saveArtefact(folders.model, artefact);
  context.log.info(`Saved the model to ${folders.model}`);
}

/**
 * As in the built-in algorithm, a wrong announced number does no harm, but too few pictures for a step fail the job.
 */
function checkSampleCount(
  log: TrainingLog,
  { num_training_samples: announced, mini_batch_size: batch = 1 }: Hyperparameters,
  { labels }: LabelledPictures,
): void {
  if (labels.length < batch)
    throw new ClassifierError(
      'TOO_FEW_PICTURES',
      'The number of input images must be bigger or equal to the mini_batch_size.',
      `The training manifest lists ${labels.length}, and mini_batch_size is ${batch}.`,
    );
  if (announced !== labels.length)
    log.info(
      `num_training_samples is ${announced}, but the training manifest lists ${labels.length} pictures.`,
    );
}
