import type { DeleteBucketPolicyCommandOutput } from '@aws-sdk/client-s3';
import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

export const deleteBucketPolicy = operation<DeleteBucketPolicyCommandOutput>()(
  { route: 'DELETE bucket?policy', reply: { status: 204 } },
  bucketInput,
  ({ buckets }, { Bucket }) => {
    const bucket = buckets.get(Bucket);
    const { policy: _, ...configurations } = bucket.configurations;
    buckets.put({ ...bucket, configurations });
    return {};
  },
);
