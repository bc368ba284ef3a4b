import type { ListSubscriptionsByTopicCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findTopic, operation, topicArn } from '../context.ts';
import { pageOf } from '../subscription-page.ts';

export const listSubscriptionsByTopic = operation<ListSubscriptionsByTopicCommandOutput>()(
  z.strictObject({ TopicArn: topicArn, NextToken: z.string().default('') }),
  (context, { TopicArn, NextToken }) => {
    findTopic(context, TopicArn);
    return pageOf(context, `${TopicArn}:`, NextToken);
  },
);
