import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ClassifierError } from '../../classifier-error.ts';
import type { ContainerFolders } from '../../container-folders.ts';
import type { Channel, EncodedPicture } from './encoded-picture.ts';
import { readChannelManifest } from './manifest.ts';

/** The files of a channel that its `.lst` manifest lists. */
export async function* listedPictures(
  folders: ContainerFolders,
  { name, classes }: Channel,
): AsyncGenerator<EncodedPicture> {
  const folder = folders.channel(name);
  for (const { path, label } of await readChannelManifest(folders.channel(`${name}_lst`), classes)) {
    const picture = `${basename(folder)}/${path}`;
    yield { name: picture, label, read: () => readPicture(join(folder, path), picture) };
  }
}

function readPicture(path: string, name: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw new ClassifierError(
      'CHANNEL_INVALID',
      `${name} is in the manifest but cannot be read: ${(cause as NodeJS.ErrnoException).code}.`,
      'Upload the picture, or take its line out of the manifest.',
      { cause },
    );
  });
}
