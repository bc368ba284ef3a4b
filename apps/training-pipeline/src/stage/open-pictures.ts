import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { explainS3Failure } from '@scones/command-line';
import { cutSets, type Listing, type PictureSource, type Split } from '@scones/image-dataset';
import { fetchCifar100 } from './fetch-cifar-100.ts';
import { isRemote, openDataset } from './open-dataset.ts';
import { requireOtherPlace } from './require-other-place.ts';
import type { StageContext } from './stage-context.ts';
import type { CheckedStageOptions } from './stage-options.ts';

interface OpenedPictures {
  readonly source: PictureSource;
  readonly listing: Listing;
  /** By place in the listing. */
  readonly sets: readonly Split[];
}

/** What can be known to be wrong without the network is said first, and nothing is downloaded for a bucket that is not there. */
export async function openPictures(
  context: StageContext,
  options: CheckedStageOptions,
): Promise<OpenedPictures> {
  const { s3, signal } = context;
  requireOtherPlace(options);
  const access = { s3: () => s3, signal, fetchArchive: () => fetchCifar100(context) };
  const listed = async () => {
    const source = await openDataset(options, access);
    return { source, listing: await source.list() };
  };
  const atOnce = isRemote(options) ? undefined : await listed();
  await requireBucket(context, options.bucket);
  const { source, listing } = atOnce ?? (await listed());
  return { source, listing, sets: cutSets(listing.pictures, listing.classes, options) };
}

async function requireBucket({ s3, signal }: StageContext, bucket: string): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }), signal && { abortSignal: signal });
  } catch (error) {
    throw explainS3Failure(error, { bucket, key: '' });
  }
}
