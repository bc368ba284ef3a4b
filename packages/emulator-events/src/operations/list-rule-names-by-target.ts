import type { ListRuleNamesByTargetCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { namedPage, pageMembers } from '../named-page.ts';
import { busName, operation, rulesOn } from '../context.ts';

export const listRuleNamesByTarget = operation<ListRuleNamesByTargetCommandOutput>()(
  z.strictObject({
    TargetArn: z.string(),
    EventBusName: busName,
    ...pageMembers,
  }),
  (context, { TargetArn, EventBusName, ...input }) => {
    const rules = rulesOn(context, EventBusName).filter(({ targets }) =>
      targets.some(({ Arn }) => Arn === TargetArn),
    );
    const page = namedPage(rules, input);
    return { RuleNames: page.items.map(({ name }) => name), NextToken: page.token };
  },
);
