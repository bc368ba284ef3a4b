import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { ClassifierError } from '../classifier-error.ts';
import type { ContainerFolders } from '../container-folders.ts';
import { type Hyperparameters, parseHyperparameters } from './hyperparameters.ts';

/** The channels of the built-in algorithm's image format. */
export const CHANNELS = ['train', 'validation', 'train_lst', 'validation_lst'] as const;

/** Each picture is a file; its type is seen in its bytes. */
const PICTURE_TYPES = ['application/x-image', 'image/png', 'image/jpeg'] as const;

const channelSchema = z.looseObject({
  ContentType: z.enum(PICTURE_TYPES, 'only application/x-image is read').optional(),
  TrainingInputMode: z.enum(['File', 'FastFile'], 'only files are read').optional(),
  RecordWrapperType: z.literal('None', 'only unwrapped pictures are read').optional(),
});
/** Another channel, such as that of a pretrained model, may hold anything. */
const inputDataSchema = z.looseObject(
  Object.fromEntries(CHANNELS.map((name) => [name, channelSchema.optional()])),
);
const resourceSchema = z.looseObject({
  hosts: z.array(z.string()).length(1, 'this program trains on one host'),
});

/** Reads and checks the job's three configuration files. */
export async function readJobConfiguration(folders: ContainerFolders): Promise<Hyperparameters> {
  const hyperparameters = parseHyperparameters(await readJson(folders.hyperparameters));
  check(resourceSchema, await readJson(folders.resourceConfig), folders.resourceConfig);
  const channels = check(inputDataSchema, await readJson(folders.inputDataConfig), folders.inputDataConfig);
  const missing = CHANNELS.filter((name) => !Object.hasOwn(channels, name));
  if (missing.length > 0) {
    throw new ClassifierError(
      'CONFIGURATION_INVALID',
      'Unable to initialize the algorithm. Failed to validate input data configuration. (caused by ValidationError) ' +
        `Caused by: '${missing[0]}' is a required property.`,
      `Give the job the channels ${CHANNELS.join(', ')}.`,
    );
  }
  return hyperparameters;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new ClassifierError(
      'CONFIGURATION_INVALID',
      `input/config/${basename(path)} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? (cause as Error).message}`,
      'SageMaker writes this file before it starts the container; give --root the folder that holds input/config.',
      { cause },
    );
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ClassifierError(
    'CONFIGURATION_INVALID',
    `${basename(path)}: ${issue?.path.join('.')}: ${issue?.message}.`,
    'Put every picture as a file into the channel and name it in a .lst manifest: RecordIO and augmented manifests are not read.',
  );
}
