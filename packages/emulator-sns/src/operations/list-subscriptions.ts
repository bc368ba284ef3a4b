import type { ListSubscriptionsCommandOutput } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation } from '../context.ts';
import { subscriptionPage } from '../subscription-page.ts';

export const listSubscriptions = operation<ListSubscriptionsCommandOutput>()(
  z.strictObject({ NextToken: z.string().optional() }),
  (context, { NextToken }) => subscriptionPage(context, '', NextToken),
);
