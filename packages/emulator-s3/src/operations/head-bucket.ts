import type { HeadBucketCommandOutput } from '@aws-sdk/client-s3';
import { bucketArn, regionOf } from '../wire/address.ts';
import { bucketInput } from '../request-members.ts';
import { operation } from '../s3-operation.ts';

export const headBucket = operation<HeadBucketCommandOutput & { ContentType: string }>()(
  {
    route: 'HEAD bucket',
    reply: {
      headers: {
        AccessPointAlias: 'x-amz-access-point-alias',
        BucketArn: 'x-amz-bucket-arn',
        BucketRegion: 'x-amz-bucket-region',
        // An extra of HEAD, as AWS sends it without a body.
        ContentType: 'content-type',
      },
    },
  },
  bucketInput,
  ({ buckets }, { Bucket }) => ({
    AccessPointAlias: false,
    BucketArn: bucketArn(Bucket),
    BucketRegion: regionOf(buckets.get(Bucket).location),
    ContentType: 'application/xml',
  }),
);
