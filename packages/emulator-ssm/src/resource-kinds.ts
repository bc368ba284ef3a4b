import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'parameter',
    list: 'DescribeParameters',
    items: 'Parameters',
    name: 'Name',
    arn: 'ARN',
    next: ['NextToken', 'NextToken'],
    tags: ['ListTagsForResource', ({ Name }) => ({ ResourceType: 'Parameter', ResourceId: Name })],
    tagMember: 'TagList',
  },
];
