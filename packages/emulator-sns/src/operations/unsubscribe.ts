import type { UnsubscribeCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation } from '../sns-context.ts';

/** As on AWS it is no error when there is none. */
export const unsubscribe = operation<UnsubscribeCommandOutput>()(
  z.strictObject({ SubscriptionArn: z.string() }),
  ({ subscriptions }, { SubscriptionArn }) => {
    subscriptions.delete(SubscriptionArn);
    return {};
  },
);
