import type { LabelledPicture } from '../picture.ts';
import type { ListedPicture, Listing, PictureSource, ReadPicture } from './picture-source.ts';

type Named = Pick<LabelledPicture, 'className' | 'split' | 'name'>;

interface Passes {
  /** Goes through the pictures for their names alone. */
  readonly name: () => Iterable<Named> | AsyncIterable<Named>;
  readonly open: () => Iterable<LabelledPicture> | AsyncIterable<LabelledPicture>;
}

/** A source of pictures that come one after another, in sets of their own, and can be gone through again. */
export function sourceFromPictures(classes: readonly string[], passes: Passes): PictureSource {
  return {
    list: () => listPictures(classes, passes.name()),
    read: (wanted) => readPictures(wanted, passes.open()),
  };
}

async function listPictures(
  classes: readonly string[],
  pictures: Iterable<Named> | AsyncIterable<Named>,
): Promise<Listing> {
  const listed: ListedPicture[] = [];
  for await (const { className, split, name } of pictures)
    listed.push({ className, split, name, origin: originOf({ split, name }) });
  return { classes, pictures: listed, notices: [] };
}

async function* readPictures(
  wanted: readonly ListedPicture[],
  pictures: Iterable<LabelledPicture> | AsyncIterable<LabelledPicture>,
): AsyncGenerator<ReadPicture> {
  const byOrigin = new Map(wanted.map((listed) => [listed.origin, listed]));
  for await (const picture of pictures) {
    const listed = byOrigin.get(originOf(picture));
    if (listed) yield { listed, content: () => Promise.resolve(picture) };
  }
}

function originOf({ split, name }: Pick<LabelledPicture, 'split' | 'name'>): string {
  return `${split}/${name}`;
}
