import type { ListRuleNamesByTargetCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, operation, rulesOn } from '../context.ts';

/** A page's token is the name of its last rule. */
export const listRuleNamesByTarget = operation<ListRuleNamesByTargetCommandOutput>()(
  z.strictObject({
    TargetArn: z.string(),
    EventBusName: busName,
    NextToken: z.string().default(''),
    Limit: z.number().int().min(1).max(100).default(100),
  }),
  (context, { TargetArn, EventBusName, NextToken, Limit }) => {
    const names = rulesOn(context, EventBusName)
      .filter(({ targets }) => targets.some(({ Arn }) => Arn === TargetArn))
      .map(({ name }) => name)
      .filter((name) => name > NextToken);
    const page = names.slice(0, Limit);
    return { RuleNames: page, NextToken: names.length > page.length ? page.at(-1) : undefined };
  },
);
