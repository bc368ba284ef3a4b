import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassifierError } from '../../classifier-error.ts';
import type { ContainerFolders } from '../../container-folders.ts';
import type { Channel, EncodedPicture } from './encoded-picture.ts';
import { readRecordFile } from './record-file.ts';

/** The records of a channel's `.rec` files. */
export async function* recordedPictures(
  folders: ContainerFolders,
  channel: Channel,
): AsyncGenerator<EncodedPicture> {
  const folder = folders.channel(channel.name);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.rec')).sort();
  if (files.length === 0) throw recordsInvalid(`The channel ${channel.name} holds no .rec file.`);
  for (const file of files) yield* recordsOf(join(folder, file), `${channel.name}/${file}`, channel);
}

/** The records of a channel's pipe. */
export function pipedRecords(folders: ContainerFolders, channel: Channel): AsyncIterable<EncodedPicture> {
  return recordsOf(folders.pipe(channel.name), `pipe ${channel.name}`, channel);
}

async function* recordsOf(
  path: string,
  source: string,
  { classes }: Channel,
): AsyncGenerator<EncodedPicture> {
  let number = 0;
  for await (const { label, bytes } of readRecordFile(path, source)) {
    const name = `${source}, record ${++number}`;
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw recordsInvalid(
        `${name}: label ${label} is not one of 0 to ${classes - 1} (num_classes is ${classes}).`,
      );
    yield { name, label, read: async () => bytes };
  }
}

const recordsInvalid = (message: string): ClassifierError =>
  new ClassifierError('RECORDS_INVALID', message, 'Each record of a .rec file is a picture with its class.');
