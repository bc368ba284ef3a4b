import type { GetQueueUrlCommandOutput, GetQueueUrlRequest } from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, required, urlOf } from '../context.ts';
import { errors } from '../errors.ts';

export const getQueueUrl = operation<GetQueueUrlCommandOutput>()(
  structure<GetQueueUrlRequest>()({
    QueueName: required('QueueName'),
    QueueOwnerAWSAccountId: z.string().optional(),
  }),
  (context, { QueueName, QueueOwnerAWSAccountId: owner = context.identity.account }) => {
    if (owner !== context.identity.account || !context.queues.has(QueueName))
      throw errors.QueueDoesNotExist();
    return { QueueUrl: urlOf(context, QueueName) };
  },
);
