import type { UntagResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { findRuleByArn, operation } from '../events-context.ts';

export const untagResource = operation<UntagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), TagKeys: z.array(z.string()) }),
  (context, { ResourceARN, TagKeys }) => {
    const rule = findRuleByArn(context, ResourceARN);
    const tags = Object.fromEntries(Object.entries(rule.tags).filter(([key]) => !TagKeys.includes(key)));
    context.rules.put(rule.name, { ...rule, tags });
    return {};
  },
);
