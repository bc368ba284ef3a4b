import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { ClassifierError } from '../classifier-error.ts';
import type { ContainerFolders } from '../container-folders.ts';
import type { ChannelFormat } from './channel/channel-formats.ts';
import { type Hyperparameters, parseHyperparameters } from './hyperparameters.ts';

/** The channels of the built-in algorithm's image format. */
export const CHANNELS = ['train', 'validation', 'train_lst', 'validation_lst'] as const;
const PICTURE_CHANNELS = ['train', 'validation'] as const;

export interface JobConfiguration {
  readonly hyperparameters: Hyperparameters;
  readonly formats: Readonly<Record<(typeof PICTURE_CHANNELS)[number], ChannelFormat>>;
}

/** A picture's type is seen in its bytes. */
const PICTURE_TYPES = ['application/x-image', 'image/png', 'image/jpeg'];
const RECORDS = 'application/x-recordio';
/** How several classes of a picture would be written, of which there are none here. */
const LABEL_FORMAT = /;\s*label-format=(multi-hot|class-id)$/;

const contentType = z
  .string()
  .transform((type) => type.replace(LABEL_FORMAT, ''))
  .refine(
    (type) => type === RECORDS || PICTURE_TYPES.includes(type),
    `only application/x-image and ${RECORDS} are read`,
  );

const channelSchema = z
  .looseObject({
    ContentType: contentType.optional(),
    TrainingInputMode: z.enum(['File', 'FastFile', 'Pipe'], 'is not File, FastFile or Pipe').default('File'),
    RecordWrapperType: z.enum(['None', 'RecordIO'], 'is not None or RecordIO').default('None'),
  })
  .transform((channel, context): ChannelFormat => {
    const isRecords = channel.ContentType === RECORDS;
    const isWrapped = channel.RecordWrapperType === 'RecordIO';
    if (channel.TrainingInputMode === 'Pipe') {
      if (isWrapped) return 'augmentedManifest';
      if (isRecords) return 'pipedRecords';
      context.addIssue(
        `pictures in a pipe need the RecordWrapperType RecordIO or the ContentType ${RECORDS}`,
      );
    } else if (isWrapped) context.addIssue('only a pipe has records in RecordIO’s frame');
    return isRecords ? 'records' : 'files';
  });
/** Another channel, such as that of a pretrained model, may hold anything. */
const inputDataSchema = z.looseObject({
  train: channelSchema.optional(),
  validation: channelSchema.optional(),
  train_lst: channelSchema.optional(),
  validation_lst: channelSchema.optional(),
});
const resourceSchema = z.looseObject({
  hosts: z.array(z.string()).length(1, 'this program trains on one host'),
});

/** Reads and checks the job's three configuration files. */
export async function readJobConfiguration(folders: ContainerFolders): Promise<JobConfiguration> {
  const hyperparameters = parseHyperparameters(await readJson(folders.hyperparameters));
  check(resourceSchema, await readJson(folders.resourceConfig), folders.resourceConfig);
  const channels = check(inputDataSchema, await readJson(folders.inputDataConfig), folders.inputDataConfig);
  const formats = { train: channels.train ?? 'files', validation: channels.validation ?? 'files' };
  const wanted = PICTURE_CHANNELS.flatMap((name) =>
    formats[name] === 'files' ? [name, `${name}_lst`] : [name],
  );
  const missing = wanted.filter((name) => !Object.hasOwn(channels, name));
  if (missing.length > 0) {
    throw new ClassifierError(
      'CONFIGURATION_INVALID',
      'Unable to initialize the algorithm. Failed to validate input data configuration. (caused by ValidationError) ' +
        `Caused by: '${missing[0]}' is a required property.`,
      `Give the job the channels ${CHANNELS.join(', ')}; the last two say what the files show, and records and augmented manifests need none.`,
    );
  }
  return { hyperparameters, formats };
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
    'Put every picture as a file into the channel and name it in a .lst manifest, as a record into a .rec file of type application/x-recordio, or as a line into an augmented manifest with RecordWrapperType RecordIO and input mode Pipe.',
  );
}
