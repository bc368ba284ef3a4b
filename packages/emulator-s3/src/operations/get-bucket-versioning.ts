import type { GetBucketVersioningCommandOutput } from '@aws-sdk/client-s3';
import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

/** Empty, as for a bucket that was never versioned. */
export const getBucketVersioning = operation<GetBucketVersioningCommandOutput>()(
  { route: 'GET bucket?versioning', reply: { document: 'VersioningConfiguration' } },
  bucketInput,
  ({ buckets }, { Bucket }) => {
    buckets.get(Bucket);
    return {};
  },
);
