import type { GetBucketVersioningCommandOutput } from '@aws-sdk/client-s3';
import { bucketInput } from '../request-members.ts';
import { defineS3Operation } from '../s3-operation.ts';

/** Empty, as of a bucket that was never versioned. */
export const getBucketVersioning = defineS3Operation<Omit<GetBucketVersioningCommandOutput, '$metadata'>>()(
  { route: 'GET bucket?versioning', reply: { document: 'VersioningConfiguration' } },
  bucketInput,
  ({ buckets }, { Bucket }) => {
    buckets.get(Bucket);
    return {};
  },
);
