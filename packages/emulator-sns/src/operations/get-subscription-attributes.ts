import type { GetSubscriptionAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { isAuthenticated } from '../records.ts';
import { shownFilter } from '../subscription-attributes.ts';
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
        ConfirmationWasAuthenticated: String(isAuthenticated({ protocol, ...subscription })),
        SubscriptionPrincipal: `arn:aws:iam::${context.identity.account}:root`,
        RawMessageDelivery: String(isRaw),
        ...shownFilter(subscription),
      },
    };
  },
);
