import { createReadStream } from 'node:fs';
import { CommandError } from '@scones/command-line';
import {
  DatasetError,
  drawSyntheticDataset,
  type LabelledPicture,
  readCifar100,
} from '@scones/image-dataset';
import type { z } from 'zod';
import type { stageOptionsSchema } from './stage-options.ts';

type Options = z.output<typeof stageOptionsSchema>;

/** The names that `dataset` can have; everything else is the path of an archive. */
const NAMED_DATASETS: Readonly<
  Record<string, (options: Options, fetchArchive: () => Promise<string>) => AsyncGenerator<LabelledPicture>>
> = {
  synthetic: async function* (options) {
    for (const picture of drawSyntheticDataset(options)) yield picture;
  },
  'cifar-100': async function* (options, fetchArchive) {
    yield* readArchive(await fetchArchive(), options);
  },
};

export function readDataset(
  options: Options,
  fetchArchive: () => Promise<string>,
): AsyncGenerator<LabelledPicture> {
  const named = Object.hasOwn(NAMED_DATASETS, options.dataset) ? NAMED_DATASETS[options.dataset] : undefined;
  return named ? named(options, fetchArchive) : readArchive(options.dataset, options);
}

async function* readArchive(path: string, { classes }: Options): AsyncGenerator<LabelledPicture> {
  try {
    yield* readCifar100(() => createReadStream(path), { classes });
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    if (error.code !== 'ARCHIVE_MISSING') throw namingArchive(error, path);
    throw new CommandError(
      'DATASET_MISSING',
      `There is no data set "${path}", and no archive at that path`,
      `Name one (${Object.keys(NAMED_DATASETS).join(', ')}), or give the path of an archive as seen from ${process.cwd()}.`,
      { cause: error },
    );
  }
}

/** The archive's reader gets only its bytes, and so does not know its path. */
function namingArchive(error: DatasetError, path: string): DatasetError {
  const isFolder = (error.cause as NodeJS.ErrnoException | undefined)?.code === 'EISDIR';
  const message = isFolder
    ? `The archive ${path} is a folder`
    : error.message.replace(/^The archive(?! \/)/, `The archive ${path}`);
  const hint = isFolder ? 'Give the path of the .tar.gz file itself.' : error.hint;
  return new DatasetError(error.code, message, hint, { cause: error });
}
