import type { TagResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { findRuleByArn, operation, tagsInput } from '../events-context.ts';

export const tagResource = operation<TagResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string(), Tags: tagsInput }),
  (context, { ResourceARN, Tags }) => {
    const rule = findRuleByArn(context, ResourceARN);
    context.rules.put(rule.name, { ...rule, tags: { ...rule.tags, ...Tags } });
    return {};
  },
);
