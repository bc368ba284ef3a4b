import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { ClassifierError } from '../classifier-error.ts';

/** One line of a `.lst` file: index, label and path relative to the pictures' channel, separated by tabs. */
export interface ManifestEntry {
  readonly label: number;
  readonly path: string;
}

/** Reads the one `.lst` file of a channel's folder. */
export async function readManifest(folder: string, classes: number): Promise<ManifestEntry[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw invalid(`${folder} cannot be listed: ${(cause as Error).message}`, { cause });
  });
  const manifests = names.filter((name) => name.endsWith('.lst'));
  const [name] = manifests;
  if (!name || manifests.length > 1)
    throw invalid(`${folder} holds ${manifests.length} .lst files, not one.`);
  return parseManifest(await readFile(join(folder, name), 'utf8'), join(folder, name), classes);
}

export function parseManifest(text: string, source: string, classes: number): ManifestEntry[] {
  const entries = text
    .split(/\r?\n/)
    .map((line, index) => ({ line, where: `${source}, line ${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => parseLine(line, where, classes));
  if (entries.length === 0) throw invalid(`${source} lists no pictures.`);
  return entries;
}

function parseLine(line: string, where: string, classes: number): ManifestEntry {
  const [index, labelText, path, ...rest] = line.split('\t');
  if (!index || !labelText || !path || rest.length > 0)
    throw invalid(`${where} is not index, label and path.`);
  const label = Number(labelText);
  if (!Number.isInteger(label) || label < 0 || label >= classes) {
    throw invalid(
      `${where}: label ${labelText} is not one of 0 to ${classes - 1} (num_classes is ${classes}).`,
    );
  }
  const relative = normalize(path);
  if (isAbsolute(relative) || relative === '..' || relative.startsWith(`..${sep}`)) {
    throw invalid(`${where}: ${path} leads out of the channel.`);
  }
  return { label, path: relative };
}

function invalid(message: string, options?: ErrorOptions): ClassifierError {
  const hint = 'A manifest has one tab separated line a picture: index, label, path relative to the channel.';
  return new ClassifierError('MANIFEST_INVALID', message, hint, options);
}
