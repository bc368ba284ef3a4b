import { UnreadablePicture } from '../source/unreadable-picture.ts';

/** Files below some place: a folder, an archive, a prefix of S3. */
export interface FileTree {
  /** The paths of all files, with slashes, and of folders, which end in a slash. */
  paths(): AsyncIterable<string>;
  /** The wanted files, in an order of the tree's own. A file that is not there is left out. */
  read(wanted: ReadonlySet<string>): AsyncIterable<TreeFile>;
}

export interface TreeFile {
  readonly path: string;
  /** Rejects with `UnreadablePicture` where the file is at fault. */
  readonly content: () => Promise<Uint8Array>;
}

/** A picture's file that is larger is not read. */
const MOST_FILE_BYTES = 256 * 2 ** 20;

/** What is wrong with a file that is too large to be read; undefined where nothing is. */
export function tooManyBytes(size: number): UnreadablePicture | undefined {
  return size > MOST_FILE_BYTES
    ? new UnreadablePicture(
        `it has ${Math.ceil(size / 2 ** 20)} MiB, and ${MOST_FILE_BYTES / 2 ** 20} are the most that are read`,
      )
    : undefined;
}
