import type { ListRulesCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, findBus, operation, rulesOn } from '../context.ts';
import { ruleOutput } from '../rule-output.ts';

/** A page's token is the name of its last rule. */
export const listRules = operation<ListRulesCommandOutput>()(
  z.strictObject({
    NamePrefix: z.string().default(''),
    EventBusName: busName,
    NextToken: z.string().default(''),
    Limit: z.number().int().min(1).max(100).default(100),
  }),
  (context, { NamePrefix, EventBusName, NextToken, Limit }) => {
    findBus(context, EventBusName);
    const rest = rulesOn(context, EventBusName).filter(
      ({ name }) => name.startsWith(NamePrefix) && name > NextToken,
    );
    const page = rest.slice(0, Limit);
    return {
      Rules: page.map(ruleOutput),
      NextToken: rest.length > page.length ? page.at(-1)?.name : undefined,
    };
  },
);
