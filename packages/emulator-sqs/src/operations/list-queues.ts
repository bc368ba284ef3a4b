import type { ListQueuesCommandOutput, ListQueuesRequest } from '@aws-sdk/client-sqs';
import { pageFrom, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, urlOf } from '../context.ts';
import { errors } from '../errors.ts';

const MOST_QUEUES = 1000;

export const listQueues = operation<ListQueuesCommandOutput>()(
  structure<ListQueuesRequest>()({
    QueueNamePrefix: z.string().default(''),
    NextToken: z.string().optional(),
    MaxResults: z.int().min(1).max(MOST_QUEUES).optional(),
  }),
  (context, { QueueNamePrefix: prefix, NextToken: token, MaxResults: limit = MOST_QUEUES }) => {
    const { items, token: NextToken } = pageFrom(
      (after = '', count) => context.queues.values({ prefix, after, limit: count }),
      {
        token,
        limit,
        keyOf: ({ name }) => name,
        refuse: () => errors.InvalidParameterValueException.token(),
      },
    );
    return {
      QueueUrls: items.length > 0 ? items.map(({ name }) => urlOf(context, name)) : undefined,
      NextToken,
    };
  },
);
