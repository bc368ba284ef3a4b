import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'ListRules',
    items: 'Rules',
    arn: 'Arn',
    next: ['NextToken', 'NextToken'],
    tags: ['ListTagsForResource', (_item, ResourceARN) => ({ ResourceARN })],
  },
];
