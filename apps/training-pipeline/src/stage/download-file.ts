import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReadableStream } from 'node:stream/web';
import { CommandError } from '@scones/command-line';
import { type Checksum, DatasetError, verifyChecksum } from '@scones/image-dataset';

export interface Download {
  readonly url: string;
  readonly checksum: Checksum;
  /** Exists only once it is whole and checked. */
  readonly path: string;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (received: number, total: number | undefined) => void;
}

const UNWRITABLE = new Set<string | undefined>([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EISDIR',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** Downloads a file. Continues where an earlier try broke off. */
export async function downloadFile(download: Download): Promise<void> {
  const part = `${download.path}.part`;
  try {
    await mkdir(dirname(part), { recursive: true });
    const resumed = await receive(download, part);
    if (!(await isWhole(download, part, resumed))) {
      await receive(download, part);
      await isWhole(download, part, false);
    }
    await rename(part, download.path);
  } catch (error) {
    throw explainFailure(error, download);
  }
}

/** Returns whether it continued an earlier download. */
async function receive({ url, signal, onBytes }: Download, part: string): Promise<boolean> {
  const offset = await sizeOf(part);
  const response = await request(url, offset, signal);
  const resumed = response.status === 206;
  const start = resumed ? offset : 0;
  const length = response.headers.get('content-length');
  const total = length === null ? undefined : start + Number(length);
  const body = response.body as ReadableStream<Uint8Array>;
  await append(part, resumed, body, (received) => {
    onBytes(start + received, total);
    signal?.throwIfAborted();
  });
  return resumed;
}

/** Writes chunk by chunk: every reported byte is on disk, and stays there when the download breaks off. */
async function append(
  part: string,
  resumed: boolean,
  chunks: AsyncIterable<Uint8Array>,
  onReceived: (bytes: number) => void,
): Promise<void> {
  await using file = await open(part, resumed ? 'a' : 'w');
  let received = 0;
  for await (const chunk of chunks) {
    await file.appendFile(chunk);
    received += chunk.length;
    onReceived(received);
  }
}

async function request(url: string, offset: number, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = offset > 0 ? { range: `bytes=${offset}-` } : {};
  const response = await fetch(url, { headers, ...(signal && { signal }) });
  if (response.ok) return response;
  await response.body?.cancel();
  // The part is as long as the file or longer: start again.
  if (response.status === 416 && offset > 0) return request(url, 0, signal);
  throw new Error(`it answers ${response.status} ${response.statusText}`);
}

/** A resumed file may join two different files. A wrong checksum then only means "start again". */
async function isWhole({ url, checksum }: Download, part: string, resumed: boolean): Promise<boolean> {
  try {
    await verifyChecksum(createReadStream(part), checksum, url);
    return true;
  } catch (error) {
    await rm(part, { force: true });
    if (resumed && error instanceof DatasetError) return false;
    throw error;
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

function explainFailure(error: unknown, { url, path, signal }: Download): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof DatasetError || !(error instanceof Error)) return error;
  const options = { cause: error };
  if (UNWRITABLE.has((error as NodeJS.ErrnoException).code)) {
    const hint = 'Make room and check the permissions, or set XDG_CACHE_HOME to another folder.';
    return new CommandError('CACHE_UNWRITABLE', `${path} cannot be written: ${error.message}`, hint, options);
  }
  // fetch says only "fetch failed"; its cause has the reason.
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  return new CommandError(
    'DOWNLOAD_FAILED',
    `${url} cannot be downloaded: ${reason}`,
    'Run it again to continue from here, or download it yourself and give its path instead.',
    options,
  );
}
