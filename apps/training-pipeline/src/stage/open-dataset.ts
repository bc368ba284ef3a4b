import { createReadStream } from 'node:fs';
import { CommandError } from '@scones/command-line';
import {
  cifar100Source,
  DatasetError,
  type ListedPicture,
  type Listing,
  type PictureSource,
  type ReadPicture,
  syntheticSource,
} from '@scones/image-dataset';
import type { CheckedStageOptions } from './stage-options.ts';

/** The names that `dataset` can have; everything else is the path of an archive. */
const NAMED_DATASETS: Readonly<
  Record<
    string,
    (options: CheckedStageOptions, fetchArchive: () => Promise<string>) => Promise<PictureSource>
  >
> = {
  synthetic: (options) => Promise.resolve(syntheticSource(options)),
  'cifar-100': async (options, fetchArchive) => archiveSource(await fetchArchive(), options),
};

/** The pictures that the option `dataset` means. */
export async function openDataset(
  options: CheckedStageOptions,
  fetchArchive: () => Promise<string>,
): Promise<PictureSource> {
  const named = Object.hasOwn(NAMED_DATASETS, options.dataset) ? NAMED_DATASETS[options.dataset] : undefined;
  return named ? await named(options, fetchArchive) : archiveSource(options.dataset, options);
}

function archiveSource(path: string, { classes }: CheckedStageOptions): PictureSource {
  return new NamedArchive(
    path,
    cifar100Source(() => createReadStream(path), { classes }),
  );
}

/** An archive whose errors name its path. */
class NamedArchive implements PictureSource {
  readonly #path: string;
  readonly #source: PictureSource;

  constructor(path: string, source: PictureSource) {
    this.#path = path;
    this.#source = source;
  }

  async list(): Promise<Listing> {
    try {
      return await this.#source.list();
    } catch (error) {
      throw explainFailure(error, this.#path);
    }
  }

  async *read(wanted: readonly ListedPicture[]): AsyncGenerator<ReadPicture> {
    try {
      yield* this.#source.read(wanted);
    } catch (error) {
      throw explainFailure(error, this.#path);
    }
  }
}

function explainFailure(error: unknown, path: string): unknown {
  if (!(error instanceof DatasetError)) return error;
  if (error.code !== 'ARCHIVE_MISSING') return namingArchive(error, path);
  return new CommandError(
    'DATASET_MISSING',
    `There is no data set "${path}", and no archive at that path`,
    `Name one (${Object.keys(NAMED_DATASETS).join(', ')}), or give the path of an archive as seen from ${process.cwd()}.`,
    { cause: error },
  );
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
