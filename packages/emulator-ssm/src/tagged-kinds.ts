import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'DescribeParameters',
    items: 'Parameters',
    arn: 'ARN',
    next: ['NextToken', 'NextToken'],
    tags: ['ListTagsForResource', ({ Name }) => ({ ResourceType: 'Parameter', ResourceId: Name })],
    tagMember: 'TagList',
  },
];
