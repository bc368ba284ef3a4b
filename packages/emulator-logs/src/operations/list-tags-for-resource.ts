import type { ListTagsForResourceResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { groupNameOf, operation } from '../context.ts';

const inputSchema = z.strictObject({ resourceArn: z.string() });

export const listTagsForResource = operation<ListTagsForResourceResponse>()(
  inputSchema,
  (context, input) => ({ tags: context.catalogue.group(groupNameOf(input.resourceArn)).tags }),
);
