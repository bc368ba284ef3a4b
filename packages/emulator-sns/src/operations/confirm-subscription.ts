import type { ConfirmSubscriptionCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { findTopic, operation, subscriptionsOf } from '../sns-context.ts';

export const confirmSubscription = operation<ConfirmSubscriptionCommandOutput>()(
  z.strictObject({ TopicArn: z.string(), Token: z.string() }),
  (context, { TopicArn, Token }) => {
    findTopic(context, TopicArn);
    const subscription = subscriptionsOf(context, TopicArn).find(({ token }) => token === Token);
    if (!subscription) throw errors.InvalidParameter('Token');
    context.subscriptions.put(subscription.arn, { ...subscription, isConfirmed: true });
    return { SubscriptionArn: subscription.arn };
  },
);
