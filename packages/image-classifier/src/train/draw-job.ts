import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  drawSyntheticDataset,
  encodePng,
  formatManifest,
  type LabelledPicture,
  type ManifestEntry,
} from '@scones/image-dataset';
import { ClassifierError } from '../classifier-error.ts';
import { type ContainerFolders, containerFolders } from '../container-folders.ts';
import { CHANNELS } from './job-configuration.ts';

interface DrawnJobOptions {
  /** `/opt/ml` in a container. */
  readonly root: string;
  readonly classes: readonly string[];
  readonly trainPerClass: number;
  readonly validationPerClass: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Lays out below the root, as SageMaker does from S3, a training job on drawn pictures. */
export async function drawJob({
  root,
  epochs,
  validationPerClass,
  ...drawn
}: DrawnJobOptions): Promise<void> {
  const folders = containerFolders(root);
  const pictures = [...drawSyntheticDataset({ ...drawn, testPerClass: validationPerClass })];
  await requireNoJob(root);
  const training = pictures.filter(({ split }) => split === 'train');
  await writeChannel(folders, 'train', training);
  await writeChannel(
    folders,
    'validation',
    pictures.filter(({ split }) => split === 'test'),
  );
  await mkdir(join(root, 'input', 'config'));
  await writeJson(folders.hyperparameters, {
    num_classes: String(drawn.classes.length),
    num_training_samples: String(training.length),
    epochs: String(epochs),
  });
  await writeJson(folders.resourceConfig, { current_host: 'algo-1', hosts: ['algo-1'] });
  const channel = {
    ContentType: 'application/x-image',
    TrainingInputMode: 'File',
    RecordWrapperType: 'None',
  };
  await writeJson(folders.inputDataConfig, Object.fromEntries(CHANNELS.map((name) => [name, channel])));
}

async function requireNoJob(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  try {
    await mkdir(join(root, 'input'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new ClassifierError(
      'JOB_EXISTS',
      `${join(root, 'input')} is there already.`,
      'Give --root a folder without a job, or remove what is there.',
      { cause },
    );
  }
}

async function writeChannel(
  folders: ContainerFolders,
  channel: 'train' | 'validation',
  pictures: readonly LabelledPicture[],
): Promise<void> {
  await mkdir(folders.channel(channel), { recursive: true });
  await mkdir(folders.channel(`${channel}_lst`));
  const entries: Omit<ManifestEntry, 'index'>[] = [];
  for (const picture of pictures) {
    const path = `${picture.name}.png`;
    await writeFile(join(folders.channel(channel), path), await encodePng(picture));
    entries.push({ label: picture.label, path });
  }
  await writeFile(join(folders.channel(`${channel}_lst`), `${channel}.lst`), formatManifest(entries));
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, JSON.stringify(value));
}
