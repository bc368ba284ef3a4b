import type { ListTagsForResourceResponse } from '@aws-sdk/client-cloudwatch-logs';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { groupNameOf, type LogsContext } from '../context.ts';

const inputSchema = z.strictObject({ resourceArn: z.string() });

export const listTagsForResource = defineOperation<LogsContext, ListTagsForResourceResponse>()(
  inputSchema,
  (context, input) => ({ tags: context.catalogue.group(groupNameOf(input.resourceArn)).tags }),
);
