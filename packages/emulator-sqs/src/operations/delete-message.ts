import type { DeleteMessageCommandOutput, DeleteMessageRequest } from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { findQueue, operation, queueUrl, required } from '../context.ts';
import { deleteMessage as deleteReceived } from '../receipt.ts';

export const deleteMessage = operation<DeleteMessageCommandOutput>()(
  structure<DeleteMessageRequest>()({ QueueUrl: queueUrl, ReceiptHandle: required('ReceiptHandle') }),
  (context, { QueueUrl, ReceiptHandle }) => {
    deleteReceived(context, findQueue(context, QueueUrl), ReceiptHandle);
    return {};
  },
);
