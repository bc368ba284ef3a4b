import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'ListStateMachines',
    items: 'stateMachines',
    arn: 'stateMachineArn',
    next: ['nextToken', 'nextToken'],
    tags: ['ListTagsForResource', (_item, resourceArn) => ({ resourceArn })],
    tagMember: 'tags',
  },
];
