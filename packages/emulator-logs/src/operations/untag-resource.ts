import { z } from 'zod';
import { groupNameOf, operation } from '../context.ts';

const inputSchema = z.strictObject({ resourceArn: z.string(), tagKeys: z.array(z.string()).min(1) });

export const untagResource = operation<object>()(inputSchema, (context, input) => {
  const group = context.catalogue.group(groupNameOf(input.resourceArn));
  const kept = Object.entries(group.tags).filter(([key]) => !input.tagKeys.includes(key));
  context.catalogue.updateGroup({ ...group, tags: Object.fromEntries(kept) });
  return {};
});
