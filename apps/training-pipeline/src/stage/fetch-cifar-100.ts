import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandContext } from '@scones/command-line';
import { CIFAR_100_PUBLICATION, type Checksum, verifyChecksum } from '@scones/image-dataset';
import { downloadFile } from './download-file.ts';
import type { StageProgress } from './stage-progress.ts';

export interface Cifar100Publication {
  readonly url: string;
  readonly checksum: Checksum;
}

interface FetchContext extends CommandContext<StageProgress> {
  readonly cacheFolder: string;
  readonly publication?: Cifar100Publication;
}

/** The path of the whole, checked archive, which is in the cache folder or downloaded into it. */
export async function fetchCifar100(context: FetchContext): Promise<string> {
  const { cacheFolder, onProgress, publication = CIFAR_100_PUBLICATION, signal } = context;
  const path = join(cacheFolder, 'cifar-100-binary.tar.gz');
  const cached = await exists(path);
  if (cached) await verifyChecksum(createReadStream(path), publication.checksum, path);
  else {
    await downloadFile({
      ...publication,
      path,
      signal,
      onBytes: (receivedBytes, totalBytes) =>
        onProgress?.({ type: 'download', path, receivedBytes, totalBytes }),
    });
  }
  onProgress?.({ type: 'archive', path, source: cached ? 'cache' : 'download' });
  return path;
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    // Any other trouble with the folder shows, and is explained, when something is written to it.
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
