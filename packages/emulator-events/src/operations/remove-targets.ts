import type { RemoveTargetsCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, findRule, operation } from '../context.ts';
import { keyOf } from '../rule-record.ts';

export const removeTargets = operation<RemoveTargetsCommandOutput>()(
  z.strictObject({
    Rule: z.string(),
    EventBusName: busName,
    Ids: z.array(z.string()).min(1),
    Force: z.boolean().optional(),
  }),
  (context, { Rule, EventBusName, Ids }) => {
    const rule = findRule(context, EventBusName, Rule);
    context.rules.put(keyOf(rule), { ...rule, targets: rule.targets.filter(({ Id }) => !Ids.includes(Id)) });
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
);
