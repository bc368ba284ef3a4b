import type { GetSubscriptionAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { findSubscription, operation } from '../sns-context.ts';

export const getSubscriptionAttributes = operation<GetSubscriptionAttributesCommandOutput>()(
  z.strictObject({ SubscriptionArn: z.string() }),
  (context, { SubscriptionArn }) => {
    const { topicArn, protocol, endpoint, isConfirmed, isRaw } = findSubscription(context, SubscriptionArn);
    return {
      Attributes: {
        SubscriptionArn,
        TopicArn: topicArn,
        Owner: context.identity.account,
        Protocol: protocol,
        Endpoint: endpoint,
        PendingConfirmation: String(!isConfirmed),
        RawMessageDelivery: String(isRaw),
      },
    };
  },
);
