import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { explainS3Failure } from '@scones/command-line';
import type { S3Location } from '@scones/s3-location';

interface ListedObject {
  readonly key: string;
  readonly etag: string;
}

/** All objects whose keys begin with a location's, in the order of their keys. */
export async function* objectsUnder(
  s3: S3Client,
  { bucket, key: prefix }: S3Location,
  signal?: AbortSignal,
): AsyncGenerator<ListedObject> {
  const options = signal && { abortSignal: signal };
  try {
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client: s3 },
      { Bucket: bucket, Prefix: prefix },
      options,
    ))
      for (const { Key = '', ETag = '' } of Contents) yield { key: Key, etag: ETag };
  } catch (error) {
    throw explainS3Failure(error, { bucket, key: prefix });
  }
}
