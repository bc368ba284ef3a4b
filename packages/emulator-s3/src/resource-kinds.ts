import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'bucket',
    list: 'ListBuckets',
    items: 'Buckets',
    name: 'Name',
    arn: ({ Name }) => `arn:aws:s3:::${Name as string}`,
    tags: ['GetBucketTagging', ({ Name }) => ({ Bucket: Name })],
    tagMember: 'TagSet',
  },
];
