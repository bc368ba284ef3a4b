import type { ListRulesCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { busName, operation } from '../events-context.ts';
import { ruleOutput } from '../rule-output.ts';

/** A page's token is the name of its last rule. */
export const listRules = operation<ListRulesCommandOutput>()(
  z.strictObject({
    NamePrefix: z.string().default(''),
    EventBusName: busName,
    NextToken: z.string().default(''),
    Limit: z.number().int().min(1).max(100).default(100),
  }),
  ({ rules }, { NamePrefix, NextToken, Limit }) => {
    const page = rules.values({ prefix: NamePrefix, after: NextToken, limit: Limit });
    return { Rules: page.map(ruleOutput), NextToken: page.length === Limit ? page.at(-1)?.name : undefined };
  },
);
