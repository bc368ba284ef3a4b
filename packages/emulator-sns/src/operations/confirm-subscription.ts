import type { ConfirmSubscriptionCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { findTopic, operation, subscriptionsOf, topicArn } from '../context.ts';

export const confirmSubscription = operation<ConfirmSubscriptionCommandOutput>()(
  z.strictObject({
    TopicArn: topicArn,
    Token: z.string(),
    AuthenticateOnUnsubscribe: z.stringbool().default(false),
  }),
  (context, { TopicArn, Token, AuthenticateOnUnsubscribe }) => {
    findTopic(context, TopicArn);
    const subscription = subscriptionsOf(context, TopicArn).find(({ token }) => token === Token);
    if (!subscription) throw errors.InvalidParameter.member({ member: 'Token' });
    context.subscriptions.put(subscription.arn, {
      ...subscription,
      isConfirmed: true,
      isAuthenticated: AuthenticateOnUnsubscribe,
    });
    return { SubscriptionArn: subscription.arn };
  },
);
