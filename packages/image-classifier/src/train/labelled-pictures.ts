import type { ContainerFolders } from '../container-folders.ts';
import { decodePicture, type PictureShape } from '../model/decode-picture.ts';
import { CHANNEL_FORMATS, type ChannelFormat } from './channel/channel-formats.ts';
import type { EncodedPicture } from './channel/encoded-picture.ts';

/** Decoded pictures, each (3, H, W) of bytes, with their classes. */
export interface LabelledPictures {
  readonly shape: PictureShape;
  readonly pictures: readonly Uint8Array[];
  readonly labels: readonly number[];
}

/** How many pictures are read at the same time. */
const AT_ONCE = 16;

interface Wanted {
  readonly format: ChannelFormat;
  readonly classes: number;
  readonly shape: PictureShape;
}

/** Reads the pictures of a channel. */
export async function readLabelledPictures(
  folders: ContainerFolders,
  name: 'train' | 'validation',
  { format, classes, shape }: Wanted,
): Promise<LabelledPictures> {
  const [pictures, labels]: [Uint8Array[], number[]] = [[], []];
  let batch: EncodedPicture[] = [];
  const decodeBatch = async (): Promise<void> => {
    pictures.push(...(await Promise.all(batch.map((picture) => decode(picture, shape)))));
    batch = [];
  };
  for await (const picture of CHANNEL_FORMATS[format](folders, { name, classes })) {
    labels.push(picture.label);
    if (batch.push(picture) === AT_ONCE) await decodeBatch();
  }
  await decodeBatch();
  return { shape, pictures, labels };
}

async function decode({ name, read }: EncodedPicture, shape: PictureShape): Promise<Uint8Array> {
  return decodePicture(await read(), name, shape);
}
