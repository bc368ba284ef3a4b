import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';

/** Unpacks a `.tar.gz` of files and folders. Links, and paths that climb out of the folder, are refused. */
export async function untarFolder(archive: Readable, folder: string): Promise<void> {
  const entries = extract();
  await mkdir(folder, { recursive: true });
  const unpacked = (async () => {
    for await (const entry of entries) {
      const path = safePath(entry.header);
      if (entry.header.type === 'directory') {
        await mkdir(join(folder, path), { recursive: true });
        entry.resume();
        continue;
      }
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await pipeline(entry, createWriteStream(file));
    }
  })();
  const [piped, read] = await Promise.allSettled([pipeline(archive, createGunzip(), entries), unpacked]);
  // What is wrong with an entry is the cause; that the archive's stream was then broken off is not.
  if (read.status === 'rejected') throw read.reason;
  if (piped.status === 'rejected') throw piped.reason;
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
