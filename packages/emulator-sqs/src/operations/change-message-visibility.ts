import type {
  ChangeMessageVisibilityCommandOutput,
  ChangeMessageVisibilityRequest,
} from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { findQueue, operation, queueUrl, required } from '../context.ts';
import { changeVisibility } from '../receipt.ts';

export const changeMessageVisibility = operation<ChangeMessageVisibilityCommandOutput>()(
  structure<ChangeMessageVisibilityRequest>()({
    QueueUrl: queueUrl,
    ReceiptHandle: required('ReceiptHandle'),
    VisibilityTimeout: z.number({ error: 'The request must contain the parameter VisibilityTimeout.' }),
  }),
  (context, { QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
    changeVisibility(context, findQueue(context, QueueUrl), ReceiptHandle, VisibilityTimeout);
    return {};
  },
);
