import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { CommandError } from '@scones/command-line';
import {
  archiveSource,
  DatasetError,
  type PictureSource,
  SYNTHETIC_CLASSES,
  syntheticSource,
  treeSource,
  zipTree,
} from '@scones/image-dataset';
import { parseS3Location } from '@scones/s3-location';
import { ownClasses, publishedClasses } from './chosen-classes.ts';
import { fileAccess } from './places/file-access.ts';
import { folderTree } from './places/folder-tree.ts';
import { isList, listSource } from './places/list-source.ts';
import { s3Tree } from './places/s3-tree.ts';
import type { CheckedStageOptions } from './stage-options.ts';

interface Access {
  readonly s3: () => S3Client;
  readonly signal: AbortSignal | undefined;
  /** The path of the archive of CIFAR-100. */
  readonly fetchArchive: () => Promise<string>;
}

/** The names that `dataset` can have; everything else is a path or an address of S3. */
const NAMED_DATASETS: Readonly<
  Record<string, (options: CheckedStageOptions, access: Access) => Promise<PictureSource>>
> = {
  synthetic: (options) => {
    const classes = publishedClasses(options)(SYNTHETIC_CLASSES);
    return Promise.resolve(syntheticSource({ ...options, classes }));
  },
  'cifar-100': async (options, { fetchArchive }) => openArchive(await fetchArchive(), options),
};

/** Whether the network is needed to know what a data set has. */
export function isRemote({ dataset }: CheckedStageOptions): boolean {
  return dataset === 'cifar-100' || dataset.startsWith('s3://');
}

/** The pictures that the option `dataset` means. */
export async function openDataset(options: CheckedStageOptions, access: Access): Promise<PictureSource> {
  const { dataset } = options;
  const named = Object.hasOwn(NAMED_DATASETS, dataset) ? NAMED_DATASETS[dataset] : undefined;
  if (named) return await named(options, access);
  if (dataset.startsWith('s3://'))
    return treeSource(s3Tree(access.s3(), parseS3Location(dataset), access.signal), ownClasses(options));
  return await openPath(dataset, options);
}

async function openPath(path: string, options: CheckedStageOptions): Promise<PictureSource> {
  const found = await stat(path).catch((error: unknown) => {
    throw explainMissing(error, path);
  });
  if (found.isDirectory()) return namingPath(path, treeSource(folderTree(path), ownClasses(options)));
  if (isList(path)) return namingPath(path, listSource(path, ownClasses(options)));
  if (await isZip(path))
    return namingPath(path, treeSource(zipTree(await fileAccess(path)), ownClasses(options)));
  return await openArchive(path, options);
}

/** CIFAR's classes are the product's two unless others are named; a tar of one's own pictures has all of its own. */
async function openArchive(path: string, options: CheckedStageOptions): Promise<PictureSource> {
  try {
    const source = await archiveSource(() => createReadStream(path), {
      published: publishedClasses(options),
      own: ownClasses(options),
    });
    return namingPath(path, source);
  } catch (error) {
    throw namingDataset(error, path);
  }
}

async function isZip(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return bytesRead === 4 && ['PK\u0003\u0004', 'PK\u0005\u0006'].includes(buffer.toString('latin1'));
}

/** A reader gets only bytes or paths within, and so does not know where the data set is. */
function namingPath(path: string, source: PictureSource): PictureSource {
  return {
    list: () =>
      source.list().catch((error: unknown) => {
        throw namingDataset(error, path);
      }),
    async *read(wanted) {
      try {
        yield* source.read(wanted);
      } catch (error) {
        throw namingDataset(error, path);
      }
    },
  };
}

function namingDataset(error: unknown, path: string): unknown {
  if (!(error instanceof DatasetError)) return error;
  const message = error.message.startsWith('The archive')
    ? error.message.replace(/^The archive(?! \/)/, `The archive ${path}`)
    : `${path}: ${error.message}`;
  return new DatasetError(error.code, message, error.hint, { cause: error });
}

function explainMissing(error: unknown, path: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const options = { cause: error };
  if (code !== 'ENOENT' && code !== 'ENOTDIR')
    return new CommandError(
      'DATASET_UNREADABLE',
      `${path} cannot be read: ${message}`,
      'Check the path and its permissions.',
      options,
    );
  return new CommandError(
    'DATASET_MISSING',
    `There is no data set "${path}", and nothing at that path`,
    `Name one (${Object.keys(NAMED_DATASETS).join(', ')}), or give a folder, an archive, a list or an s3:// prefix; paths start from ${process.cwd()}.`,
    options,
  );
}
