import type { DeleteBucketPolicyCommandOutput } from '@aws-sdk/client-s3';
import { bucketInput } from '../request-members.ts';
import { defineS3Operation } from '../s3-operation.ts';

export const deleteBucketPolicy = defineS3Operation<Omit<DeleteBucketPolicyCommandOutput, '$metadata'>>()(
  { route: 'DELETE bucket?policy', reply: { status: 204 } },
  bucketInput,
  ({ buckets }, { Bucket }) => {
    const bucket = buckets.get(Bucket);
    const { policy: _, ...configurations } = bucket.configurations;
    buckets.put({ ...bucket, configurations });
    return {};
  },
);
