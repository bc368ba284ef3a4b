import { DeleteObjectsCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { CommandError } from '@scones/command-line';
import { formatS3Location } from '@scones/s3-location';

/** Whether a bucket has no object; one that isn't there has none. */
export async function isBucketEmpty(s3: S3Client, bucket: string): Promise<boolean> {
  for await (const keys of pagesOfKeys(s3, bucket, 1)) if (keys.length > 0) return false;
  return true;
}

/** Deletes every object of an unversioned bucket, a page at a time; returns how many. */
export async function emptyBucket(
  s3: S3Client,
  bucket: string,
  {
    signal,
    onDeleted,
  }: { readonly signal?: AbortSignal; readonly onDeleted?: (objects: number) => void } = {},
): Promise<number> {
  let deleted = 0;
  for await (const keys of pagesOfKeys(s3, bucket, 1000)) {
    signal?.throwIfAborted();
    if (keys.length === 0) continue;
    const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }));
    if (Errors[0]) throw refused(bucket, Errors[0].Key, Errors[0].Message);
    deleted += keys.length;
    onDeleted?.(deleted);
  }
  return deleted;
}

async function* pagesOfKeys(s3: S3Client, bucket: string, pageSize: number): AsyncGenerator<string[]> {
  try {
    for await (const page of paginateListObjectsV2({ client: s3, pageSize }, { Bucket: bucket }))
      yield (page.Contents ?? []).map(({ Key = '' }) => Key);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NoSuchBucket') throw error;
  }
}

function refused(bucket: string, key = '', reason = ''): CommandError {
  return new CommandError(
    'BUCKET_NOT_EMPTIED',
    `S3 refuses to delete ${formatS3Location({ bucket, key })}: ${reason}`,
    'Give the caller s3:DeleteObject on the bucket, and try again.',
  );
}
