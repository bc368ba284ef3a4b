import { formatS3Location } from '@scones/s3-location';
import type { Listing } from '@scones/image-dataset';
import { datasetLayout } from '../dataset-layout.ts';
import { describeTwins } from './describe-twins.ts';
import { imageSizeFor } from './image-size-for.ts';
import { openPictures } from './open-pictures.ts';
import { putManifests } from './put-manifests.ts';
import type { StagedPictures } from './put-pictures.ts';
import type { StageContext } from './stage-context.ts';
import { stagePictures } from './stage-pictures.ts';
import { type CheckedStageOptions, type StageOptions, stageOptionsSchema } from './stage-options.ts';
import type { LeftOut, StagedDataset } from './staged-dataset.ts';
import { StagedObjects } from './staged-objects.ts';

/** Puts pictures, then manifests, into a bucket. When it fails or is aborted, it removes its own objects again. */
export async function stage(context: StageContext, input: StageOptions): Promise<StagedDataset> {
  const options = stageOptionsSchema.parse(input);
  const { s3, signal, onProgress } = context;
  const { bucket, prefix, replace } = options;
  const { listing, sets, source } = await openPictures(context, options);
  const layout = datasetLayout(prefix);
  const objects = await StagedObjects.open({ s3, bucket, layout, replace });
  let staged: StagedDataset;
  try {
    const opened = { source, listing, sets, objects, layout, options };
    const { pictures, leftOut } = await stagePictures(context, opened);
    signal?.throwIfAborted();
    const imageSize = imageSizeFor(pictures.sides);
    await putManifests(objects, { layout, options, imageSize, listing, manifests: pictures.manifests });
    signal?.throwIfAborted();
    staged = describe(options, { listing, leftOut, pictures, imageSize, uploaded: objects.uploaded });
  } catch (error) {
    if (objects.uploaded > 0) onProgress?.({ type: 'undo', objects: objects.uploaded });
    await objects.undo(error);
    throw error;
  }
  for (const text of [...staged.notices, ...staged.leftOut.map(describeLeftOut)])
    onProgress?.({ type: 'notice', text });
  await objects.removeFormer();
  return staged;
}

interface Staged {
  readonly listing: Listing;
  readonly leftOut: readonly LeftOut[];
  readonly pictures: StagedPictures;
  readonly imageSize: number;
  readonly uploaded: number;
}

function describe(
  { dataset, bucket, prefix, seed }: CheckedStageOptions,
  { listing, leftOut, pictures, imageSize, uploaded }: Staged,
): StagedDataset {
  const { manifests } = datasetLayout(prefix);
  const { train, validation, test } = pictures.manifests;
  return {
    dataset,
    bucket,
    prefix,
    seed,
    imageSize,
    uploaded,
    classes: listing.classes,
    trainImages: train.length,
    validationImages: validation.length,
    testImages: test.length,
    trainManifest: formatS3Location({ bucket, key: manifests.train }),
    validationManifest: formatS3Location({ bucket, key: manifests.validation }),
    testManifest: formatS3Location({ bucket, key: manifests.test }),
    leftOut,
    twins: pictures.twins,
    notices: [...listing.notices, ...describeTwins(pictures.twins)],
  };
}

function describeLeftOut({ origin, reason }: LeftOut): string {
  return `${origin} is left out, since it cannot be read: ${reason}`;
}
