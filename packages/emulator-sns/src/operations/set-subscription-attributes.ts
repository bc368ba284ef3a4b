import type { SetSubscriptionAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { findSubscription, operation } from '../sns-context.ts';

export const setSubscriptionAttributes = operation<SetSubscriptionAttributesCommandOutput>()(
  z.strictObject({
    SubscriptionArn: z.string(),
    AttributeName: z.enum(['RawMessageDelivery'], {
      error: 'The emulator does not support this attribute of subscriptions; it has RawMessageDelivery.',
    }),
    AttributeValue: z.string().optional(),
  }),
  (context, { SubscriptionArn, AttributeValue }) => {
    const subscription = findSubscription(context, SubscriptionArn);
    if (AttributeValue !== 'true' && AttributeValue !== 'false')
      throw errors.InvalidParameter(
        `Attributes Reason: RawMessageDelivery: Invalid value [${AttributeValue ?? ''}]. Must be true or false.`,
      );
    context.subscriptions.put(SubscriptionArn, { ...subscription, isRaw: AttributeValue === 'true' });
    return {};
  },
);
