import type { SetSubscriptionAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findSubscription, operation, subscriptionArn } from '../context.ts';
import { withAttributes } from '../subscription-attributes.ts';

export const setSubscriptionAttributes = operation<SetSubscriptionAttributesCommandOutput>()(
  z.strictObject({
    SubscriptionArn: subscriptionArn,
    AttributeName: z.string(),
    AttributeValue: z.string().default(''),
  }),
  (context, { SubscriptionArn, AttributeName, AttributeValue }) => {
    const subscription = findSubscription(context, SubscriptionArn);
    context.subscriptions.put(
      SubscriptionArn,
      withAttributes(subscription, { [AttributeName]: AttributeValue }),
    );
    return {};
  },
);
