import type { ListSubscriptionsByTopicCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findTopic, operation, topicArn } from '../context.ts';
import { subscriptionPage } from '../subscription-page.ts';

export const listSubscriptionsByTopic = operation<ListSubscriptionsByTopicCommandOutput>()(
  z.strictObject({ TopicArn: topicArn, NextToken: z.string().optional() }),
  (context, { TopicArn, NextToken }) => {
    findTopic(context, TopicArn);
    return subscriptionPage(context, `${TopicArn}:`, NextToken);
  },
);
