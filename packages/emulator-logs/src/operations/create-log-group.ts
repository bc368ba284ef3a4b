import { tagRecord } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../context.ts';
import { groupName } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName,
  tags: tagRecord.default({}),
  logGroupClass: z.literal('STANDARD').optional(),
});

export const createLogGroup = operation<object>()(inputSchema, (context, input) => {
  context.catalogue.createGroup(input.logGroupName, context.clock.now(), input.tags);
  return {};
});
