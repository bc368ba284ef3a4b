import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'log group',
    list: 'DescribeLogGroups',
    items: 'logGroups',
    name: 'logGroupName',
    arn: 'logGroupArn',
    next: ['nextToken', 'nextToken'],
    tags: ['ListTagsForResource', (_item, resourceArn) => ({ resourceArn })],
    tagMember: 'tags',
  },
];
