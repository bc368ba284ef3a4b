import { join } from 'node:path';
import type { CommandContext } from '@scones/command-line';
import { CIFAR_100_PUBLICATION, type Checksum } from '@scones/image-dataset';
import { fetchOnce } from './fetch-once.ts';
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
  const source = await fetchOnce({
    ...publication,
    path,
    signal,
    onBytes: (receivedBytes, totalBytes) =>
      onProgress?.({ type: 'download', path, receivedBytes, totalBytes }),
  });
  onProgress?.({ type: 'archive', path, source });
  return path;
}
