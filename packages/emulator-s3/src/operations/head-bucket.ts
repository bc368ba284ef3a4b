import type { HeadBucketCommandOutput } from '@aws-sdk/client-s3';
import { bucketInput } from '../location.ts';
import { defineS3Operation } from '../s3-operation.ts';

export const headBucket = defineS3Operation<Omit<HeadBucketCommandOutput, '$metadata'>>()(
  { route: 'HEAD bucket', reply: { headers: { BucketRegion: 'x-amz-bucket-region' } } },
  bucketInput,
  ({ buckets }, { Bucket }) => ({ BucketRegion: buckets.get(Bucket).location ?? 'us-east-1' }),
);
