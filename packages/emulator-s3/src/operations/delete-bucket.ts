import type { DeleteBucketCommandOutput } from '@aws-sdk/client-s3';
import { errors } from '../errors.ts';
import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

export const deleteBucket = operation<DeleteBucketCommandOutput>()(
  { route: 'DELETE bucket', reply: { status: 204 } },
  bucketInput,
  async ({ buckets, objects, uploads, bodies }, { Bucket }) => {
    buckets.get(Bucket);
    if (!objects.isEmpty(Bucket)) throw errors.BucketNotEmpty(Bucket);
    buckets.delete(Bucket);
    for (const upload of uploads.inBucket(Bucket, ''))
      await bodies.remove(uploads.end(upload, (parts) => parts.map(({ file }) => file)));
    return {};
  },
);
