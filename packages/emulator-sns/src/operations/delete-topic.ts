import type { DeleteTopicCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation, subscriptionsOf, topicArn } from '../context.ts';

/** With its subscriptions; as on AWS it is no error when there is none. */
export const deleteTopic = operation<DeleteTopicCommandOutput>()(
  z.strictObject({ TopicArn: topicArn }),
  (context, { TopicArn }) => {
    const isDeleted = context.transaction(() => {
      for (const { arn } of subscriptionsOf(context, TopicArn)) context.subscriptions.delete(arn);
      return context.topics.delete(TopicArn);
    });
    if (isDeleted) context.onTopicDeleted?.(TopicArn);
    return {};
  },
);
