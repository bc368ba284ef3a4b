import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LambdaBundle } from './lambda-bundle.ts';

/** Writes the bundle's files and the zip, `function.zip`, to the package's `dist` folder; returns the folder. */
export async function writeBundle(packageFolder: string, bundle: LambdaBundle): Promise<string> {
  const folder = join(packageFolder, 'dist');
  await mkdir(folder, { recursive: true });
  const files = Object.entries({ ...bundle.files, 'function.zip': bundle.code });
  await Promise.all(files.map(([name, contents]) => writeFile(join(folder, name), contents)));
  return folder;
}
