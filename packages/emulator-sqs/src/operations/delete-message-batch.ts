import type { DeleteMessageBatchCommandOutput } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { checkBatch, eachOf } from '../batch.ts';
import { findQueue, operation, queueUrl } from '../context.ts';
import { deleteMessage } from '../receipt.ts';

export const deleteMessageBatch = operation<DeleteMessageBatchCommandOutput>()(
  z.strictObject({
    QueueUrl: queueUrl,
    Entries: z.array(z.strictObject({ Id: z.string(), ReceiptHandle: z.string() })),
  }),
  (context, { QueueUrl, Entries }) => {
    const queue = findQueue(context, QueueUrl);
    checkBatch(Entries, 'DeleteMessageBatchRequestEntry');
    return eachOf(Entries, ({ ReceiptHandle }) => {
      deleteMessage(context, queue, ReceiptHandle);
      return {};
    });
  },
);
