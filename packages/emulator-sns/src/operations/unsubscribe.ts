import type { UnsubscribeCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { checkArn, operation, subscriptionArn } from '../context.ts';
import { isAuthenticated } from '../records.ts';

/** As on AWS it is no error when there is none. */
export const unsubscribe = operation<UnsubscribeCommandOutput>()(
  z.strictObject({ SubscriptionArn: subscriptionArn }),
  ({ subscriptions }, { SubscriptionArn }, { isAnonymous }) => {
    checkArn('SubscriptionArn', SubscriptionArn);
    if (!/^[0-9a-f-]{36}$/.test(SubscriptionArn.split(':')[6] ?? ''))
      throw errors.InvalidParameter.member({ member: 'SubscriptionId' });
    const subscription = subscriptions.get(SubscriptionArn);
    if (isAnonymous && subscription && isAuthenticated(subscription))
      throw errors.AuthorizationError.unsubscribe();
    subscriptions.delete(SubscriptionArn);
    return {};
  },
);
