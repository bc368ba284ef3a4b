import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { verifyChecksum } from '@scones/image-dataset';
import { type Download, downloadFile } from './download-file.ts';

/** Downloads a file that is not kept yet, and checks one that is. Resolves to where it came from. */
export async function fetchOnce(download: Download): Promise<'cache' | 'download'> {
  const { path, checksum } = download;
  if (await exists(path)) {
    await verifyChecksum(createReadStream(path), checksum, path);
    return 'cache';
  }
  await downloadFile(download);
  return 'download';
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
