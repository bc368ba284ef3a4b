import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ClassifierError } from '../classifier-error.ts';
import type { ContainerFolders } from '../container-folders.ts';
import { readChannelManifest } from './manifest.ts';
import { readRecordFile } from './record-file.ts';

/** How a channel brings its pictures: as files that a manifest lists, or as records of `.rec` files. */
export type ChannelFormat = 'files' | 'records';

export interface EncodedPicture {
  /** How an error calls it. */
  readonly name: string;
  readonly label: number;
  readonly read: () => Promise<Uint8Array>;
}

interface Channel {
  readonly name: 'train' | 'validation';
  readonly format: ChannelFormat;
  readonly classes: number;
}

/** The pictures of a channel, not yet decoded. */
export function encodedPictures(folders: ContainerFolders, channel: Channel): AsyncIterable<EncodedPicture> {
  return channel.format === 'files' ? listedPictures(folders, channel) : recordedPictures(folders, channel);
}

async function* listedPictures(
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

async function* recordedPictures(
  folders: ContainerFolders,
  { name, classes }: Channel,
): AsyncGenerator<EncodedPicture> {
  const folder = folders.channel(name);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.rec')).sort();
  if (files.length === 0) throw recordsInvalid(`The channel ${name} holds no .rec file.`);
  for (const file of files) {
    let number = 0;
    for await (const { label, bytes } of readRecordFile(join(folder, file), `${name}/${file}`)) {
      const picture = `${name}/${file}, record ${++number}`;
      if (!Number.isInteger(label) || label < 0 || label >= classes)
        throw recordsInvalid(
          `${picture}: label ${label} is not one of 0 to ${classes - 1} (num_classes is ${classes}).`,
        );
      yield { name: picture, label, read: async () => bytes };
    }
  }
}

const recordsInvalid = (message: string): ClassifierError =>
  new ClassifierError('RECORDS_INVALID', message, 'Each record of a .rec file is a picture with its class.');
