import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'DescribeLogGroups',
    items: 'logGroups',
    arn: 'logGroupArn',
    next: ['nextToken', 'nextToken'],
    tags: ['ListTagsForResource', (_item, resourceArn) => ({ resourceArn })],
    tagMember: 'tags',
  },
];
