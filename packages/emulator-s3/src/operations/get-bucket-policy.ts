import type { GetBucketPolicyCommandOutput } from '@aws-sdk/client-s3';
import { errors } from '../errors.ts';
import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

export const getBucketPolicy = operation<GetBucketPolicyCommandOutput>()(
  { route: 'GET bucket?policy', reply: { body: 'Policy' } },
  bucketInput,
  ({ buckets }, { Bucket }) => {
    const { policy } = buckets.get(Bucket).configurations;
    if (typeof policy !== 'string') throw errors.NoSuchBucketPolicy(Bucket);
    return { Policy: policy };
  },
);
