import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import type { LogsContext } from '../context.ts';
import { groupName, tags } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName,
  tags: tags.default({}),
  logGroupClass: z.literal('STANDARD').optional(),
});

export const createLogGroup = defineOperation<LogsContext, object>()(inputSchema, (context, input) => {
  context.catalogue.createGroup(input.logGroupName, context.clock.now(), input.tags);
  return {};
});
