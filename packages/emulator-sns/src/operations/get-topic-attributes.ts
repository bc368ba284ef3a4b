import type { GetTopicAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findTopic, operation, subscriptionsOf, topicArn } from '../context.ts';
import { DELIVERY_POLICY } from '../deliveries.ts';
import { policyOf } from '../topic-policy.ts';

export const getTopicAttributes = operation<GetTopicAttributesCommandOutput>()(
  z.strictObject({ TopicArn: topicArn }),
  (context, { TopicArn }) => {
    const topic = findTopic(context, TopicArn);
    const all = subscriptionsOf(context, TopicArn);
    const confirmed = all.filter(({ isConfirmed }) => isConfirmed).length;
    return {
      Attributes: {
        TopicArn,
        DisplayName: topic.displayName,
        Owner: context.identity.account,
        EffectiveDeliveryPolicy: JSON.stringify(DELIVERY_POLICY),
        ...topic.kept,
        Policy: policyOf(topic, context.identity),
        SubscriptionsConfirmed: String(confirmed),
        SubscriptionsPending: String(all.length - confirmed),
        SubscriptionsDeleted: '0',
      },
    };
  },
);
