import type { ChangeMessageVisibilityBatchCommandOutput } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { checkBatch, eachOf } from '../batch.ts';
import { findQueue, operation, queueUrl } from '../context.ts';
import { changeVisibility } from '../receipt.ts';

const entry = z.strictObject({
  Id: z.string(),
  ReceiptHandle: z.string(),
  VisibilityTimeout: z.number().default(0),
});

export const changeMessageVisibilityBatch = operation<ChangeMessageVisibilityBatchCommandOutput>()(
  z.strictObject({ QueueUrl: queueUrl, Entries: z.array(entry) }),
  (context, { QueueUrl, Entries }) => {
    const queue = findQueue(context, QueueUrl);
    checkBatch(Entries, 'ChangeMessageVisibilityBatchRequestEntry');
    return eachOf(Entries, ({ ReceiptHandle, VisibilityTimeout }) => {
      changeVisibility(context, queue, ReceiptHandle, VisibilityTimeout);
      return {};
    });
  },
);
