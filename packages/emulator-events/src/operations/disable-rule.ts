import type { DisableRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, findRule, operation } from '../events-context.ts';

export const disableRule = operation<DisableRuleCommandOutput>()(
  z.strictObject({ Name: z.string(), EventBusName: busName }),
  (context, { Name }) => {
    context.rules.put(Name, { ...findRule(context, Name), state: 'DISABLED' });
    return {};
  },
);
