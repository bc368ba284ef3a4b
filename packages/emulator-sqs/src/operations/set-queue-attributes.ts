import type { SetQueueAttributesCommandOutput, SetQueueAttributesRequest } from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { findQueue, isFifo, nameInArn, operation, queueUrl } from '../context.ts';
import { changedAttributes, checkQueueAttributes, checkRedrive } from '../queue-attributes.ts';

const inputSchema = structure<
  Omit<SetQueueAttributesRequest, 'Attributes'> & { Attributes: Record<string, string> }
>()({ QueueUrl: queueUrl, Attributes: z.record(z.string(), z.string()) });

export const setQueueAttributes = operation<SetQueueAttributesCommandOutput>()(
  inputSchema,
  (context, { QueueUrl, Attributes }) => {
    const queue = findQueue(context, QueueUrl);
    checkQueueAttributes(Attributes, isFifo(queue));
    checkRedrive(Attributes['RedrivePolicy'], (arn) => {
      const target = context.queues.get(nameInArn(arn));
      return target !== undefined && isFifo(target) === isFifo(queue);
    });
    const attributes = changedAttributes(queue.attributes, Attributes);
    context.queues.put(queue.name, { ...queue, attributes, modifiedAt: context.clock.now() });
    return {};
  },
);
