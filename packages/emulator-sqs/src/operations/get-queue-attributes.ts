import type { GetQueueAttributesCommandOutput, GetQueueAttributesRequest } from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { findQueue, operation, queueArn, queueUrl, type SqsContext } from '../context.ts';
import { errors } from '../errors.ts';
import { attributesOf, isQueueAttribute } from '../queue-attributes.ts';
import { countsOf } from '../queue-messages.ts';
import type { QueueRecord } from '../records.ts';

const inputSchema = structure<
  Omit<GetQueueAttributesRequest, 'AttributeNames'> & { AttributeNames?: string[] }
>()({
  QueueUrl: queueUrl,
  AttributeNames: z.array(z.string()).default([]),
});

export const getQueueAttributes = operation<GetQueueAttributesCommandOutput>()(
  inputSchema,
  (context, { QueueUrl, AttributeNames: wanted }) => {
    const all = everyAttribute(context, findQueue(context, QueueUrl));
    const unknown = wanted.find(
      (name) => name !== 'All' && !Object.hasOwn(all, name) && !isQueueAttribute(name),
    );
    if (unknown !== undefined) throw errors.InvalidAttributeName.unknown({ name: unknown });
    const shown = Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name));
    return { Attributes: shown.length > 0 ? Object.fromEntries(shown) : undefined };
  },
);

function everyAttribute(context: SqsContext, queue: QueueRecord): Readonly<Record<string, string>> {
  const counts = Object.entries(countsOf(context, queue)).map(
    ([name, count]) => [name, String(count)] as const,
  );
  const seconds = (time: number): string => String(Math.floor(time / 1000));
  return {
    ...attributesOf(queue),
    ...Object.fromEntries(counts),
    QueueArn: queueArn(context.identity, queue.name),
    CreatedTimestamp: seconds(queue.madeAt),
    LastModifiedTimestamp: seconds(queue.modifiedAt),
  };
}
