import type { ListRulesCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, findBus, operation, rulesOn } from '../context.ts';
import { namedPage, pageMembers } from '../named-page.ts';
import { ruleOutput } from '../rule-output.ts';

export const listRules = operation<ListRulesCommandOutput>()(
  z.strictObject({
    NamePrefix: z.string().default(''),
    EventBusName: busName,
    ...pageMembers,
  }),
  (context, { NamePrefix, EventBusName, ...input }) => {
    findBus(context, EventBusName);
    const rules = rulesOn(context, EventBusName).filter(({ name }) => name.startsWith(NamePrefix));
    const page = namedPage(rules, input);
    return { Rules: page.items.map(ruleOutput), NextToken: page.token };
  },
);
