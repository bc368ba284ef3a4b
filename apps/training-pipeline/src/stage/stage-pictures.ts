import { cutSets, type Listing, lackingSet, type PictureSource, type Split } from '@scones/image-dataset';
import type { DatasetLayout } from '../dataset-layout.ts';
import { putPictures, type StagedPictures } from './put-pictures.ts';
import type { StageContext } from './stage-context.ts';
import type { CheckedStageOptions } from './stage-options.ts';
import type { LeftOut } from './staged-dataset.ts';
import type { StagedObjects } from './staged-objects.ts';

interface Opened {
  readonly source: PictureSource;
  readonly listing: Listing;
  /** By place in the listing. */
  readonly sets: readonly Split[];
  readonly objects: StagedObjects;
  readonly layout: DatasetLayout;
  readonly options: CheckedStageOptions;
}

interface Staged {
  readonly pictures: StagedPictures;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Stages the pictures that can be read, each of which is read once. Only where a class has then no picture left in one of
 * its sets, which only small sets can have, the sets are cut again from what is readable, and read again.
 */
export async function stagePictures(context: StageContext, opened: Opened): Promise<Staged> {
  const { listing, sets, objects, options } = opened;
  const pictures = await putPictures(context, opened);
  const leftOut = listing.pictures.flatMap((listed) => pictures.unreadable.get(listed) ?? []);
  const places = listing.pictures.flatMap((listed, place) =>
    pictures.unreadable.has(listed) ? [] : [place],
  );
  const readable = places.map((place) => listing.pictures[place]!);
  const left = places.map((place) => sets[place]!);
  if (!lackingSet(readable, listing.classes, left)) return { pictures, leftOut };
  const again = cutSets(readable, listing.classes, options);
  await objects.takeBack();
  const whole = { ...listing, pictures: readable };
  return { pictures: await putPictures(context, { ...opened, listing: whole, sets: again }), leftOut };
}
