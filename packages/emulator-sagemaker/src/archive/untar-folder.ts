import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Extract, extract, type Header } from 'tar-stream';

/** As much as the smallest instance has room for. */
const LARGEST = 10 * 2 ** 30;

interface UntarOptions {
  readonly largest?: number;
  /** Ends the unpacking, which then rejects; nothing is written any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Unpacks a `.tar.gz` of files and folders. Links, paths that climb out of the folder, and more bytes are refused. */
export async function untarFolder(
  archive: Readable,
  folder: string,
  { largest = LARGEST, signal }: UntarOptions = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries = extract();
  const failed = new AbortController();
  // Each side ends the other. The first failure is the cause.
  const fail = (error: unknown): void => failed.abort(error);
  await Promise.all([
    pipeline(archive, createGunzip(), limitTo(largest), entries, { signal }).catch(fail),
    writeEntries(entries, folder, failed.signal).catch(fail),
  ]);
  failed.signal.throwIfAborted();
}

/** Passes a tar on until it has more bytes. A small archive may hold very many; `tar-stream` limits its headers itself. */
function limitTo(bytes: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      passed += chunk.length;
      if (passed > bytes) next(new Error(`unpacked it has more than ${bytes / 2 ** 30} GiB`));
      else next(null, chunk);
    },
  });
}

async function writeEntries(entries: Extract, folder: string, signal: AbortSignal): Promise<void> {
  for await (const entry of entries) {
    const path = join(folder, safePath(entry.header));
    if (entry.header.type === 'directory') {
      await mkdir(path, { recursive: true });
      entry.resume();
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    await pipeline(entry, createWriteStream(path), { signal });
  }
}

function safePath({ name, type }: Header): string {
  if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory')
    throw new Error(`the archive's entry ${name} is a ${type}; only files and folders are taken`);
  const path = normalize(name.replaceAll('\\', '/'));
  if (
    path.startsWith('/') ||
    /^[A-Za-z]:/.test(path) ||
    path === '..' ||
    path.startsWith('../') ||
    name.includes('\0')
  )
    throw new Error(`the archive's entry ${name} climbs out of its folder`);
  return path;
}
