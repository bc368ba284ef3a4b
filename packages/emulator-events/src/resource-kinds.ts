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
    noun: 'API destination',
    list: 'ListApiDestinations',
    items: 'ApiDestinations',
    name: 'Name',
    arn: 'ApiDestinationArn',
    next: ['NextToken', 'NextToken'],
    isTagged: false,
  },
  {
    noun: 'connection',
    list: 'ListConnections',
    items: 'Connections',
    name: 'Name',
    arn: 'ConnectionArn',
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
