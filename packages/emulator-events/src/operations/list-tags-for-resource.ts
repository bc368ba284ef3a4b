import type { ListTagsForResourceCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { findRuleByArn, operation } from '../events-context.ts';

export const listTagsForResource = operation<ListTagsForResourceCommandOutput>()(
  z.strictObject({ ResourceARN: z.string() }),
  (context, { ResourceARN }) => ({
    Tags: Object.entries(findRuleByArn(context, ResourceARN).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
);
