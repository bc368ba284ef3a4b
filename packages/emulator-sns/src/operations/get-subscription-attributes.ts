import type { GetSubscriptionAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findSubscription, operation, subscriptionArn } from '../context.ts';

export const getSubscriptionAttributes = operation<GetSubscriptionAttributesCommandOutput>()(
  z.strictObject({ SubscriptionArn: subscriptionArn }),
  (context, { SubscriptionArn }) => {
    const { protocol, endpoint, isConfirmed, isRaw, ...subscription } = findSubscription(
      context,
      SubscriptionArn,
    );
    return {
      Attributes: {
        SubscriptionArn,
        TopicArn: subscription.topicArn,
        Owner: context.identity.account,
        Protocol: protocol,
        Endpoint: endpoint,
        PendingConfirmation: String(!isConfirmed),
        // A function is the account's own; an endpoint's confirmation is signed by nobody.
        ConfirmationWasAuthenticated: String(subscription.isAuthenticated ?? protocol === 'lambda'),
        SubscriptionPrincipal: `arn:aws:iam::${context.identity.account}:root`,
        RawMessageDelivery: String(isRaw),
      },
    };
  },
);
