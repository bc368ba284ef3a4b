import { z } from 'zod';
import { operation } from '../context.ts';
import { groupName, tags } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName,
  tags: tags.default({}),
  logGroupClass: z.literal('STANDARD').optional(),
});

export const createLogGroup = operation<object>()(inputSchema, (context, input) => {
  context.catalogue.createGroup(input.logGroupName, context.clock.now(), input.tags);
  return {};
});
