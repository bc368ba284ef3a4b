import type { DescribeRuleCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, findRule, operation } from '../context.ts';
import { ruleOutput } from '../rule-output.ts';

export const describeRule = operation<DescribeRuleCommandOutput>()(
  z.strictObject({ Name: z.string(), EventBusName: busName }),
  (context, { Name, EventBusName }) => ({
    ...ruleOutput(findRule(context, EventBusName, Name)),
    CreatedBy: context.identity.account,
  }),
);
