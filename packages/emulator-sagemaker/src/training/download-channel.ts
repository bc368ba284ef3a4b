import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ObjectPort } from '../ports/object-port.ts';
import { parseS3Uri } from '../input/s3-uri.ts';

const PARALLEL_DOWNLOADS = 16;

interface Download {
  readonly objects: ObjectPort;
  readonly uri: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Fetches every object under an S3 prefix into a folder; returns how many. */
export async function downloadChannel({ objects, uri, folder, signal }: Download): Promise<number> {
  const { bucket, key: prefix } = parseS3Uri(uri);
  await mkdir(folder, { recursive: true });
  const keys = objects.list(bucket, prefix)[Symbol.asyncIterator]();
  let count = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let next = await keys.next(); !next.done && !failed; next = await keys.next()) {
      const { key } = next.value;
      if (key.endsWith('/')) continue;
      const file = join(folder, pathInChannel(prefix, key));
      await mkdir(dirname(file), { recursive: true });
      await pipeline(await objects.read(bucket, key), createWriteStream(file), { signal });
      count++;
    }
  };
  const guarded = (): Promise<void> =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    });
  const ends = await Promise.allSettled(Array.from({ length: PARALLEL_DOWNLOADS }, guarded));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
  return count;
}

/** Beneath `a/b` or `a/b/`, `a/b/c` becomes `c`; the prefix `a/b` itself is also the object `b`, or the start of `bc`. */
export function pathInChannel(prefix: string, key: string): string {
  const isFolder = prefix === '' || prefix.endsWith('/');
  const start = isFolder
    ? prefix.length
    : key.startsWith(`${prefix}/`)
      ? prefix.length + 1
      : prefix.lastIndexOf('/') + 1;
  const path = normalize(key.slice(start));
  if (isAbsolute(path) || path === '..' || path.startsWith('../'))
    throw new Error(`the key ${key} climbs out of the channel's folder`);
  return path;
}
