import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Readable, PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

/** The files below a folder as a `.tar.gz`; the same files give the same bytes. */
export async function tarFolder(folder: string): Promise<Readable> {
  const files = await filesBelow(folder);
  const archive = pack();
  const output = new PassThrough();
  // The reader of the output hears of a failure: the pipeline destroys the output with the error.
  pipeline(archive, createGzip(), output).catch(() => undefined);
  addFiles(archive, folder, files).catch((error: unknown) => archive.destroy(error as Error));
  return output;
}

/** In the order of their paths. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function addFiles(archive: ReturnType<typeof pack>, folder: string, files: string[]): Promise<void> {
  for (const file of files) {
    const { size } = await stat(file);
    const entry = archive.entry({
      name: relative(folder, file).split(sep).join('/'),
      size,
      mtime: new Date(0),
    });
    await pipeline(createReadStream(file), entry);
  }
  archive.finalize();
}
