import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '@scones/deterministic';
import { type CommandContext, explainS3Failure, forEachConcurrently } from '@scones/command-line';
import { formatS3Location } from '@scones/s3-location';
import {
  cutSets,
  encodePng,
  formatManifest,
  type Listing,
  type PictureSource,
  type Split,
  SPLITS,
} from '@scones/image-dataset';
import { type DatasetLayout, datasetLayout } from '../dataset-layout.ts';
import { PICTURES_METADATA, type PictureKind } from '../train/epochs-for.ts';
import { type Cifar100Publication, fetchCifar100 } from './fetch-cifar-100.ts';
import { openDataset } from './open-dataset.ts';
import { type CheckedStageOptions, type StageOptions, stageOptionsSchema } from './stage-options.ts';
import type { StageProgress } from './stage-progress.ts';
import { StagedObjects } from './staged-objects.ts';

export interface StageContext extends CommandContext<StageProgress> {
  readonly s3: S3Client;
  readonly clock: Clock;
  /** Where downloads are kept. */
  readonly cacheFolder: string;
  /** Another place that offers CIFAR-100; the publisher's if not given. */
  readonly publication?: Cifar100Publication;
}

export interface StagedDataset {
  readonly dataset: string;
  /** By label. */
  readonly classes: readonly string[];
  readonly bucket: string;
  readonly prefix: string;
  readonly seed: number;
  readonly trainImages: number;
  readonly validationImages: number;
  readonly testImages: number;
  /** Objects that this run put there; the others were there already, byte for byte. */
  readonly uploaded: number;
  readonly trainManifest: string;
  readonly validationManifest: string;
  readonly testManifest: string;
}

type Listed = { label: number; path: string };
type Manifests = Readonly<Record<Split, Listed[]>>;

/** Puts pictures, then manifests, into a bucket. When it fails or is aborted, it removes its own objects again. */
export async function stage(context: StageContext, input: StageOptions): Promise<StagedDataset> {
  const options = stageOptionsSchema.parse(input);
  const { bucket, prefix } = options;
  await requireBucket(context, bucket);
  const source = await openDataset(options, () => fetchCifar100(context));
  const listing = await source.list();
  const sets = cutSets(listing.pictures, listing.classes, options);
  const layout = datasetLayout(prefix);
  const objects = new StagedObjects(context.s3, bucket);
  try {
    const manifests = await putPictures(context, { source, listing, sets, objects, layout, options });
    context.signal?.throwIfAborted();
    await putManifests(objects, layout, manifests, listing.classes, options);
    context.signal?.throwIfAborted();
    return describe(options, listing.classes, manifests, objects.uploaded);
  } catch (error) {
    if (objects.uploaded > 0) context.onProgress?.({ type: 'undo', objects: objects.uploaded });
    await objects.undo(error);
    throw error;
  }
}

async function requireBucket({ s3, signal }: StageContext, bucket: string): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }), signal && { abortSignal: signal });
  } catch (error) {
    throw explainS3Failure(error, { bucket, key: '' });
  }
}

interface Staging {
  readonly source: PictureSource;
  readonly listing: Listing;
  /** By place in the listing. */
  readonly sets: readonly Split[];
  readonly objects: StagedObjects;
  readonly layout: DatasetLayout;
  readonly options: CheckedStageOptions;
}

/** The manifests keep the listing's order. */
async function putPictures(context: StageContext, staging: Staging): Promise<Manifests> {
  const { source, listing, sets, objects, layout, options } = staging;
  const { signal, onProgress } = context;
  const total = listing.pictures.length;
  const splits = new Map(listing.pictures.map((listed, place) => [listed, sets[place] as Split]));
  let staged = 0;
  await forEachConcurrently(source.read(listing.pictures), options.concurrency, async (picture) => {
    signal?.throwIfAborted();
    const split = splits.get(picture.listed) as Split;
    const key = `${layout.pictures[split]}${picture.listed.name}.png`;
    await objects.put(key, await encodePng(await picture.content()), 'image/png');
    onProgress?.({ type: 'picture', staged: (staged += 1), total });
  });
  const manifests: Manifests = { train: [], validation: [], test: [] };
  for (const [{ className, name }, split] of splits)
    manifests[split].push({ label: listing.classes.indexOf(className), path: `${name}.png` });
  return manifests;
}

/** The training's last: what has it, has everything. */
async function putManifests(
  objects: StagedObjects,
  layout: DatasetLayout,
  manifests: Manifests,
  classes: readonly string[],
  { dataset }: CheckedStageOptions,
): Promise<void> {
  const kind: PictureKind = dataset === 'synthetic' ? 'drawn' : 'photographs';
  await objects.put(layout.classes, Buffer.from(`${classes.join('\n')}\n`), 'text/plain');
  for (const split of SPLITS.toReversed()) {
    await objects.put(layout.manifests[split], Buffer.from(formatManifest(manifests[split])), 'text/plain', {
      [PICTURES_METADATA]: kind,
    });
  }
}

function describe(
  { dataset, bucket, prefix, seed }: CheckedStageOptions,
  classes: readonly string[],
  { train, validation, test }: Manifests,
  uploaded: number,
): StagedDataset {
  const { manifests } = datasetLayout(prefix);
  return {
    ...{ dataset, classes, bucket, prefix, seed, uploaded },
    trainImages: train.length,
    validationImages: validation.length,
    testImages: test.length,
    trainManifest: formatS3Location({ bucket, key: manifests.train }),
    validationManifest: formatS3Location({ bucket, key: manifests.validation }),
    testManifest: formatS3Location({ bucket, key: manifests.test }),
  };
}
