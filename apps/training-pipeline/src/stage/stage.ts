import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '@scones/deterministic';
import { type CommandContext, explainS3Failure, forEachConcurrently } from '@scones/command-line';
import { formatS3Location } from '@scones/s3-location';
import { encodePng, formatManifest, type LabelledPicture, type Split } from '@scones/image-dataset';
import { datasetLayout } from '../dataset-layout.ts';
import { PICTURES_METADATA, type PictureKind } from '../train/epochs-for.ts';
import { type Cifar100Publication, fetchCifar100 } from './fetch-cifar-100.ts';
import { readDataset } from './read-dataset.ts';
import { type StageOptions, stageOptionsSchema } from './stage-options.ts';
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
  readonly testImages: number;
  /** Objects that this run put there; the others were there already, byte for byte. */
  readonly uploaded: number;
  readonly trainManifest: string;
  readonly testManifest: string;
}

type Listed = { label: number; path: string };

/** Puts pictures, then manifests, into a bucket. When it fails or is aborted, it removes its own objects again. */
export async function stage(context: StageContext, input: StageOptions): Promise<StagedDataset> {
  const options = stageOptionsSchema.parse(input);
  const { bucket, prefix } = options;
  const layout = datasetLayout(prefix);
  await requireBucket(context, bucket);
  const pictures = readDataset(options, () => fetchCifar100(context));
  const objects = new StagedObjects(context.s3, bucket);
  const listed: Record<Split, Listed[]> = { train: [], test: [] };
  try {
    await forEachConcurrently(watched(pictures, context), options.concurrency, async (picture) => {
      const path = `${picture.name}.png`;
      const entry: Listed = { label: picture.label, path };
      // Listed before its upload has ended, so that the manifest keeps the data set's order.
      listed[picture.split].push(entry);
      await objects.put(`${layout.pictures[picture.split]}${path}`, await encodePng(picture), 'image/png');
    });
    context.signal?.throwIfAborted();
    await putManifests(objects, layout, listed, options);
    context.signal?.throwIfAborted();
  } catch (error) {
    if (objects.uploaded > 0) context.onProgress?.({ type: 'undo', objects: objects.uploaded });
    await objects.undo(error);
    throw error;
  }
  return {
    dataset: options.dataset,
    classes: options.classes,
    bucket,
    prefix,
    seed: options.seed,
    trainImages: listed.train.length,
    testImages: listed.test.length,
    uploaded: objects.uploaded,
    trainManifest: formatS3Location({ bucket, key: layout.manifests.train }),
    testManifest: formatS3Location({ bucket, key: layout.manifests.test }),
  };
}

async function requireBucket({ s3, signal }: StageContext, bucket: string): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }), signal && { abortSignal: signal });
  } catch (error) {
    throw explainS3Failure(error, { bucket, key: '' });
  }
}

async function* watched(
  pictures: AsyncIterable<LabelledPicture>,
  { signal, onProgress }: StageContext,
): AsyncGenerator<LabelledPicture> {
  const count: Record<Split, number> = { train: 0, test: 0 };
  for await (const picture of pictures) {
    signal?.throwIfAborted();
    yield picture;
    count[picture.split] += 1;
    onProgress?.({ type: 'picture', trainImages: count.train, testImages: count.test });
  }
}

async function putManifests(
  objects: StagedObjects,
  layout: ReturnType<typeof datasetLayout>,
  listed: Record<Split, Listed[]>,
  { classes, dataset }: { readonly classes: readonly string[]; readonly dataset: string },
): Promise<void> {
  const kind: PictureKind = dataset === 'synthetic' ? 'drawn' : 'photographs';
  await objects.put(layout.classes, Buffer.from(`${classes.join('\n')}\n`), 'text/plain');
  for (const split of ['test', 'train'] as const) {
    await objects.put(layout.manifests[split], Buffer.from(formatManifest(listed[split])), 'text/plain', {
      [PICTURES_METADATA]: kind,
    });
  }
}
