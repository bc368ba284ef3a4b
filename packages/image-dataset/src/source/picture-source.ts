import type { Picture, Split } from '../picture.ts';

/** A picture of a source, of which nothing is read yet. */
export interface ListedPicture {
  readonly className: string;
  /** The set that the source itself puts it in; undefined where the source has no sets. */
  readonly split: Split | undefined;
  /** Where it stands in the source; unique there. */
  readonly origin: string;
  /** Safe as a file name, and unique among the pictures of the same set of the source. */
  readonly name: string;
}

export interface Listing {
  /** By label. */
  readonly classes: readonly string[];
  readonly pictures: readonly ListedPicture[];
  /** What the source left out, or what looks odd in it, one sentence each. */
  readonly notices: readonly string[];
}

export interface ReadPicture {
  readonly listed: ListedPicture;
  /** A picture file's bytes, or its pixels. Rejects with `UnreadablePicture` where it is at fault. */
  readonly content: () => Promise<Uint8Array | Picture>;
}

/** Somebody's labelled pictures. Listing them is cheap; reading them holds only a few at a time. */
export interface PictureSource {
  list(): Promise<Listing>;
  /** The pictures of the listing that are wanted, in an order of the source's own. */
  read(wanted: readonly ListedPicture[]): AsyncIterable<ReadPicture>;
}
