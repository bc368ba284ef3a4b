import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Node's own cache of compiled code, and tsx's, which programs share. */
const CACHES = /^(node-compile-cache|tsx-\d+)$/;

/** Gives the tests of a package a folder of their own for temporary files. The run fails where they leave any. */
export default async function setup(): Promise<() => Promise<void>> {
  const before = process.env['TMPDIR'];
  const folder = await mkdtemp(join(tmpdir(), 'test-'));
  process.env['TMPDIR'] = folder;
  return async () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    const left = (await readdir(folder)).filter((name) => !CACHES.test(name));
    await rm(folder, { recursive: true, force: true });
    if (left.length > 0)
      throw new Error(`Tests have left temporary files: ${left.join(', ')}. A test removes what it makes.`);
  };
}
