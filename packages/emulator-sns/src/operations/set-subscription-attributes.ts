import type { SetSubscriptionAttributesCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { findSubscription, operation, subscriptionArn } from '../context.ts';

export const setSubscriptionAttributes = operation<SetSubscriptionAttributesCommandOutput>()(
  z.strictObject({
    SubscriptionArn: subscriptionArn,
    AttributeName: z.string(),
    AttributeValue: z.string().optional(),
  }),
  (context, { SubscriptionArn, AttributeName, AttributeValue }) => {
    checkName(AttributeName);
    const subscription = findSubscription(context, SubscriptionArn);
    if (AttributeValue !== 'true' && AttributeValue !== 'false')
      throw errors.InvalidParameter.rawDelivery({ value: AttributeValue ?? '' });
    context.subscriptions.put(SubscriptionArn, { ...subscription, isRaw: AttributeValue === 'true' });
    return {};
  },
);

const OTHERS_OF_AWS = [
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
];

function checkName(name: string): void {
  if (OTHERS_OF_AWS.includes(name)) throw errors.InvalidParameter.unsupportedAttribute({ name });
  if (name !== 'RawMessageDelivery') throw errors.InvalidParameter.member({ member: 'AttributeName' });
}
