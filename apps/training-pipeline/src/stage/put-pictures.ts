import { CommandError, forEachConcurrently } from '@scones/command-line';
import {
  type ListedPicture,
  type Listing,
  type PictureSource,
  type PreparedPicture,
  type Split,
  TwinFinder,
  type Twins,
} from '@scones/image-dataset';
import type { DatasetLayout } from '../dataset-layout.ts';
import { prepare } from './prepare.ts';
import type { StageContext } from './stage-context.ts';
import type { CheckedStageOptions } from './stage-options.ts';
import type { LeftOut } from './staged-dataset.ts';
import type { StagedObjects } from './staged-objects.ts';

export interface Staging {
  readonly source: PictureSource;
  readonly listing: Listing;
  /** By place in the listing. */
  readonly sets: readonly Split[];
  readonly objects: StagedObjects;
  readonly layout: DatasetLayout;
  readonly options: CheckedStageOptions;
}

export type Manifests = Readonly<Record<Split, { label: number; path: string }[]>>;

export interface StagedPictures {
  /** In the listing's order. */
  readonly manifests: Manifests;
  readonly unreadable: ReadonlyMap<ListedPicture, LeftOut>;
  readonly twins: readonly Twins[];
  /** The shorter side of each picture as it came, in pixels. */
  readonly sides: readonly number[];
}

/**
 * Reads every picture, and puts each into its set's folder. Those that cannot be read are left out where the options say
 * so; else it only reads on after the first of them, to name them all.
 */
export async function putPictures(context: StageContext, staging: Staging): Promise<StagedPictures> {
  const { source, listing, sets, options } = staging;
  const places = new Map(listing.pictures.map((listed, place) => [listed, place]));
  const paths: (string | undefined)[] = [];
  const unreadable = new Map<ListedPicture, LeftOut>();
  const found = { twins: new TwinFinder(), sides: [] as number[] };
  let done = 0;
  await forEachConcurrently(source.read(listing.pictures), options.concurrency, async (picture) => {
    context.signal?.throwIfAborted();
    const place = places.get(picture.listed) as number;
    const split = sets[place] as Split;
    const prepared = await prepare(picture);
    if ('reason' in prepared) unreadable.set(picture.listed, prepared);
    else {
      found.sides.push(prepared.side);
      found.twins.add({ ...picture.listed, split, digest: prepared.digest, print: prepared.print });
      if (options.skipUnreadable || unreadable.size === 0)
        paths[place] = await put(staging, split, picture.listed, prepared);
    }
    context.onProgress?.({ type: 'picture', staged: (done += 1), total: listing.pictures.length });
  });
  if (!options.skipUnreadable) requireReadable([...unreadable.values()], listing.pictures.length);
  return {
    manifests: listManifests(staging, paths),
    unreadable,
    twins: found.twins.twins,
    sides: found.sides,
  };
}

/** Returns the path within the set. */
async function put(
  { objects, layout }: Staging,
  split: Split,
  { name }: ListedPicture,
  { bytes, contentType, extension }: PreparedPicture,
): Promise<string> {
  const folder = layout.pictures[split];
  const key = await objects.putPicture(`${folder}${name}`, extension, bytes, contentType);
  return key.slice(folder.length);
}

/** A picture without a path isn't listed. */
function listManifests({ listing, sets }: Staging, paths: readonly (string | undefined)[]): Manifests {
  const labels = new Map(listing.classes.map((name, label) => [name, label]));
  const manifests: Manifests = { train: [], validation: [], test: [] };
  for (const [place, { className }] of listing.pictures.entries()) {
    const path = paths[place];
    if (path === undefined) continue;
    manifests[sets[place] as Split].push({ label: labels.get(className) as number, path });
  }
  return manifests;
}

const MOST_NAMED = 10;

function requireReadable(leftOut: readonly LeftOut[], total: number): void {
  if (leftOut.length === 0) return;
  const named = leftOut.slice(0, MOST_NAMED).map(({ origin, reason }) => `${origin} (${reason})`);
  const others = leftOut.length - named.length;
  throw new CommandError(
    'UNREADABLE_PICTURES',
    `${leftOut.length} of ${total} pictures cannot be read: ${named.join('; ')}${others > 0 ? `; and ${others} others` : ''}`,
    'Mend them or take them away, or leave them out with --skip-unreadable.',
  );
}
