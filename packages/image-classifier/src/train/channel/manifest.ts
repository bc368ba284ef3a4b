import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ManifestEntry, type ManifestFault, readManifest } from '@scones/image-dataset';
import { ClassifierError } from '../../classifier-error.ts';

/** Reads the one `.lst` file of a channel's folder. */
export async function readChannelManifest(folder: string, classes: number): Promise<ManifestEntry[]> {
  // The name of the channel tells its owner more than a path of the machine.
  const channel = basename(folder);
  const names = await readdir(folder).catch((cause: unknown) => {
    throw invalid(`The channel ${channel} cannot be listed: ${(cause as NodeJS.ErrnoException).code}.`, {
      cause,
    });
  });
  const manifests = names.filter((name) => name.endsWith('.lst'));
  const [name] = manifests;
  if (!name || manifests.length > 1)
    throw invalid(`The channel ${channel} holds ${manifests.length} .lst files, not one.`);
  return parseManifest(await readFile(join(folder, name), 'utf8'), `${channel}/${name}`, classes);
}

export function parseManifest(text: string, source: string, classes: number): ManifestEntry[] {
  const refuse = (fault: ManifestFault, line: number): ClassifierError =>
    invalid(describeFault(fault, source, line, classes));
  return readManifest(text, { isLenient: true, classes, refuse });
}

function describeFault(fault: ManifestFault, source: string, line: number, classes: number): string {
  const where = `${source}, line ${line}`;
  switch (fault.of) {
    case 'manifest':
      return `${source} lists no pictures.`;
    case 'label':
      return `${where}: label ${fault.text} is not one of 0 to ${classes - 1} (num_classes is ${classes}).`;
    case 'way-out':
      return `${where}: ${fault.text} leads out of the channel, or up within it.`;
    case 'columns':
    case 'index':
    case 'path':
    case 'repetition':
      return `${where} is not index, label and path.`;
  }
}

function invalid(message: string, options?: ErrorOptions): ClassifierError {
  const hint = 'A manifest has one tab separated line a picture: index, label, path relative to the channel.';
  return new ClassifierError('MANIFEST_INVALID', message, hint, options);
}
