import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  {
    list: 'ListTopics',
    items: 'Topics',
    arn: 'TopicArn',
    next: ['NextToken', 'NextToken'],
    tags: ['ListTagsForResource', (_item, ResourceArn) => ({ ResourceArn })],
  },
];
