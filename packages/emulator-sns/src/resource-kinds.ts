import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  {
    noun: 'topic',
    list: 'ListTopics',
    items: 'Topics',
    name: ({ TopicArn }) => (TopicArn as string).split(':').at(-1) as string,
    arn: 'TopicArn',
    next: ['NextToken', 'NextToken'],
    tags: ['ListTagsForResource', (_item, ResourceArn) => ({ ResourceArn })],
  },
];
