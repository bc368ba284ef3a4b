import type { Identity, ResourceKind } from '@scones/emulator-core';
import { nameInUrl, queueArn } from './context.ts';

/** Of queues, the list has the addresses alone. */
const nameOf = ({ text }: Readonly<Record<string, unknown>>): string => nameInUrl(text as string) ?? '';

export function resourceKinds(identity: Identity): readonly ResourceKind[] {
  return [
    {
      noun: 'queue',
      list: 'ListQueues',
      items: 'QueueUrls',
      name: nameOf,
      arn: (queue) => queueArn(identity, nameOf(queue)),
      next: ['NextToken', 'NextToken'],
      tags: ['ListQueueTags', ({ text }) => ({ QueueUrl: text })],
    },
  ];
}
