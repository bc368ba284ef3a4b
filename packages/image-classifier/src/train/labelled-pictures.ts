import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ManifestEntry } from '@scones/image-dataset';
import { ClassifierError } from '../classifier-error.ts';
import type { ContainerFolders } from '../container-folders.ts';
import { decodePicture, type PictureShape } from '../model/decode-picture.ts';
import { readChannelManifest } from './manifest.ts';

/** Decoded pictures, each (3, H, W) of bytes, with their classes. */
export interface LabelledPictures {
  readonly shape: PictureShape;
  readonly pictures: readonly Uint8Array[];
  readonly labels: readonly number[];
}

/** How many pictures are read at the same time. */
const AT_ONCE = 16;

/** Reads a channel and its manifest. */
export async function readLabelledPictures(
  folders: ContainerFolders,
  channel: 'train' | 'validation',
  { classes, shape }: { classes: number; shape: PictureShape },
): Promise<LabelledPictures> {
  const entries = await readChannelManifest(folders.channel(`${channel}_lst`), classes);
  const pictures: Uint8Array[] = [];
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    const batch = entries.slice(start, start + AT_ONCE);
    pictures.push(
      ...(await Promise.all(batch.map((entry) => readPicture(folders.channel(channel), entry, shape)))),
    );
  }
  return { shape, pictures, labels: entries.map((entry) => entry.label) };
}

async function readPicture(
  folder: string,
  { path }: ManifestEntry,
  shape: PictureShape,
): Promise<Uint8Array> {
  const name = `${basename(folder)}/${path}`;
  const bytes = await readFile(join(folder, path)).catch((cause: unknown) => {
    throw new ClassifierError(
      'CHANNEL_INVALID',
      `${name} is in the manifest but cannot be read: ${(cause as NodeJS.ErrnoException).code}.`,
      'Upload the picture, or take its line out of the manifest.',
      { cause },
    );
  });
  return decodePicture(bytes, name, shape);
}
