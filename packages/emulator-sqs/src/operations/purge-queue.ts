import type { PurgeQueueCommandOutput, PurgeQueueRequest } from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { findQueue, operation, queueUrl } from '../context.ts';
import { errors } from '../errors.ts';
import { emptyQueue } from '../queue-messages.ts';

const PURGE_MILLISECONDS = 60_000;

export const purgeQueue = operation<PurgeQueueCommandOutput>()(
  structure<PurgeQueueRequest>()({ QueueUrl: queueUrl }),
  (context, { QueueUrl }) => {
    const queue = findQueue(context, QueueUrl);
    const { name, purgedAt = -Infinity } = queue;
    const now = context.clock.now();
    if (now - purgedAt < PURGE_MILLISECONDS) throw errors.PurgeQueueInProgress({ name });
    context.transaction(() => {
      emptyQueue(context, queue);
      context.queues.put(name, { ...queue, purgedAt: now });
    });
    return {};
  },
);
