import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'ListBuckets',
    items: 'Buckets',
    arn: ({ Name }) => `arn:aws:s3:::${Name as string}`,
    tags: ['GetBucketTagging', ({ Name }) => ({ Bucket: Name })],
    tagMember: 'TagSet',
  },
];
