import { forEachConcurrently } from '@scones/command-line';
import type { ListedPicture, Listing, PictureSource } from '@scones/image-dataset';
import { prepare } from './prepare.ts';
import type { StageContext } from './stage-context.ts';
import type { CheckedStageOptions } from './stage-options.ts';
import type { LeftOut } from './staged-dataset.ts';

/** The listing without the pictures that cannot be read. It reads all of them, before the sets are cut from the others. */
export async function leaveOutUnreadable(
  { signal, onProgress }: StageContext,
  source: PictureSource,
  listing: Listing,
  { concurrency }: CheckedStageOptions,
): Promise<{ readonly listing: Listing; readonly leftOut: readonly LeftOut[] }> {
  const unreadable = new Map<ListedPicture, LeftOut>();
  const total = listing.pictures.length;
  let checked = 0;
  await forEachConcurrently(source.read(listing.pictures), concurrency, async (picture) => {
    signal?.throwIfAborted();
    const prepared = await prepare(picture);
    if ('reason' in prepared) unreadable.set(picture.listed, prepared);
    onProgress?.({ type: 'check', checked: (checked += 1), total });
  });
  const pictures = listing.pictures.filter((listed) => !unreadable.has(listed));
  const leftOut = listing.pictures.flatMap((listed) => unreadable.get(listed) ?? []);
  return { listing: { ...listing, pictures }, leftOut };
}
