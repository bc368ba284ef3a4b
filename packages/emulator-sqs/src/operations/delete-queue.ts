import type { DeleteQueueCommandOutput, DeleteQueueRequest } from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { findQueue, operation, queueUrl } from '../context.ts';
import { emptyQueue } from '../queue-messages.ts';

/** At once, and its name is free again; AWS takes a minute for each. */
export const deleteQueue = operation<DeleteQueueCommandOutput>()(
  structure<DeleteQueueRequest>()({ QueueUrl: queueUrl }),
  (context, { QueueUrl }) => {
    const queue = findQueue(context, QueueUrl);
    context.transaction(() => {
      emptyQueue(context, queue);
      context.queues.delete(queue.name);
    });
    context.arrivals.tell(queue.name);
    return {};
  },
);
