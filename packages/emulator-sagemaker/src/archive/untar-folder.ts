import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { TarLimits } from '@scones/tar-limits';
import { type Extract, extract, type Header } from 'tar-stream';

/** As much as the smallest instance has room for. */
const LARGEST = 10 * 2 ** 30;

/** Unpacks a `.tar.gz` of files and folders. Links, and paths that climb out of the folder, are refused. */
export async function untarFolder(archive: Readable, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const entries = extract();
  const limits = new TarLimits({ bytes: LARGEST });
  const failed = new AbortController();
  // Each side ends the other. The first failure is the cause.
  const fail = (error: unknown): void => failed.abort(error);
  await Promise.all([
    pipeline(archive, createGunzip(), limits.stream(), entries).catch(fail),
    writeEntries(entries, limits, folder, failed.signal).catch(fail),
  ]);
  failed.signal.throwIfAborted();
}

async function writeEntries(
  entries: Extract,
  limits: TarLimits,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  for await (const entry of entries) {
    limits.entry(entry.header.size ?? 0);
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
