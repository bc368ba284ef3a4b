import { formatManifest, type Listing, SPLITS } from '@scones/image-dataset';
import type { DatasetLayout } from '../dataset-layout.ts';
import { stagedMetadata } from '../staged-metadata.ts';
import type { Manifests } from './put-pictures.ts';
import type { CheckedStageOptions } from './stage-options.ts';
import type { StagedObjects } from './staged-objects.ts';

interface Lists {
  readonly layout: DatasetLayout;
  readonly options: CheckedStageOptions;
  readonly imageSize: number;
  readonly listing: Listing;
  readonly manifests: Manifests;
}

/** The training's list comes last: where it is, everything is. */
export async function putManifests(objects: StagedObjects, lists: Lists): Promise<void> {
  const { layout, options, imageSize, listing, manifests } = lists;
  const kind = options.dataset === 'synthetic' ? 'drawn' : 'photographs';
  await objects.putList(layout.classes, `${listing.classes.join('\n')}\n`, {});
  for (const split of SPLITS.toReversed())
    await objects.putList(
      layout.manifests[split],
      formatManifest(manifests[split]),
      stagedMetadata({ kind, imageSize }),
    );
}
