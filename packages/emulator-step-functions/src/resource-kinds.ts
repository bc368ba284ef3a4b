import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'state machine',
    list: 'ListStateMachines',
    items: 'stateMachines',
    name: 'name',
    arn: 'stateMachineArn',
    next: ['nextToken', 'nextToken'],
    tags: ['ListTagsForResource', (_item, resourceArn) => ({ resourceArn })],
    tagMember: 'tags',
  },
  {
    noun: 'activity',
    list: 'ListActivities',
    items: 'activities',
    name: 'name',
    arn: 'activityArn',
    next: ['nextToken', 'nextToken'],
    tags: ['ListTagsForResource', (_item, resourceArn) => ({ resourceArn })],
    tagMember: 'tags',
  },
];
