import type {
  ListDeadLetterSourceQueuesCommandOutput,
  ListDeadLetterSourceQueuesRequest,
} from '@aws-sdk/client-sqs';
import { pageOf, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { findQueue, operation, queueArn, queueUrl, urlOf } from '../context.ts';
import { errors } from '../errors.ts';
import { redriveOf } from '../queue-attributes.ts';

const MOST_QUEUES = 1000;

export const listDeadLetterSourceQueues = operation<ListDeadLetterSourceQueuesCommandOutput>()(
  structure<ListDeadLetterSourceQueuesRequest>()({
    QueueUrl: queueUrl,
    NextToken: z.string().optional(),
    MaxResults: z.int().min(1).max(MOST_QUEUES).optional(),
  }),
  (context, { QueueUrl, NextToken: token, MaxResults: limit = MOST_QUEUES }) => {
    const arn = queueArn(context.identity, findQueue(context, QueueUrl).name);
    const sources = context.queues.values().filter((queue) => redriveOf(queue)?.deadLetterTargetArn === arn);
    const { items, token: NextToken } = pageOf(sources, {
      token,
      limit,
      keyOf: ({ name }) => name,
      refuse: () => errors.InvalidParameterValueException.token(),
    });
    return { queueUrls: items.map(({ name }) => urlOf(context, name)), NextToken };
  },
);
