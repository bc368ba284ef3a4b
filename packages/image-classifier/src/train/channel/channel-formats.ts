import type { ContainerFolders } from '../../container-folders.ts';
import { augmentedPictures } from './augmented-pictures.ts';
import type { Channel, EncodedPicture } from './encoded-picture.ts';
import { listedPictures } from './listed-pictures.ts';
import { pipedRecords, recordedPictures } from './recorded-pictures.ts';

/** How a channel brings its pictures; each reads them, not yet decoded. */
export const CHANNEL_FORMATS = {
  /** Files that a manifest lists. */
  files: listedPictures,
  /** Records of `.rec` files. */
  records: recordedPictures,
  /** The same records, one file after the other in a pipe. */
  pipedRecords,
  /** What an augmented manifest names, in a pipe: a picture's record, then its label's. */
  augmentedManifest: augmentedPictures,
} satisfies Record<string, (folders: ContainerFolders, channel: Channel) => AsyncIterable<EncodedPicture>>;

export type ChannelFormat = keyof typeof CHANNEL_FORMATS;

/** Whether the channel is a pipe, not a folder. */
export function isPiped(format: ChannelFormat): boolean {
  return format === 'pipedRecords' || format === 'augmentedManifest';
}
