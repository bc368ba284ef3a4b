import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'event bus',
    list: 'ListEventBuses',
    items: 'EventBuses',
    name: 'Name',
    arn: 'Arn',
    next: ['NextToken', 'NextToken'],
    isTagged: false,
  },
  {
    noun: 'rule',
    list: 'ListRules',
    items: 'Rules',
    name: 'Name',
    arn: 'Arn',
    next: ['NextToken', 'NextToken'],
    tags: ['ListTagsForResource', (_item, ResourceARN) => ({ ResourceARN })],
  },
];
