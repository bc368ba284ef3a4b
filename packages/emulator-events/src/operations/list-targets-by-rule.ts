import type { ListTargetsByRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, findRule, operation } from '../context.ts';

export const listTargetsByRule = operation<ListTargetsByRuleCommandOutput>()(
  z.strictObject({ Rule: z.string(), EventBusName: busName }),
  (context, { Rule, EventBusName }) => ({
    Targets: [...findRule(context, EventBusName, Rule).targets] as never,
  }),
);
