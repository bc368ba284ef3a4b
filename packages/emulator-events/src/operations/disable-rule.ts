import type { DisableRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, findRule, operation } from '../context.ts';
import { keyOf } from '../rule-record.ts';

export const disableRule = operation<DisableRuleCommandOutput>()(
  z.strictObject({ Name: z.string(), EventBusName: busName }),
  (context, { Name, EventBusName }) => {
    const rule = findRule(context, EventBusName, Name);
    context.rules.put(keyOf(rule), { ...rule, state: 'DISABLED' });
    return {};
  },
);
