import { withoutTags } from '@scones/emulator-core';
import { z } from 'zod';
import { groupNameOf, operation } from '../context.ts';

const inputSchema = z.strictObject({ resourceArn: z.string(), tagKeys: z.array(z.string()).min(1) });

export const untagResource = operation<object>()(inputSchema, (context, input) => {
  const group = context.catalogue.group(groupNameOf(input.resourceArn));
  context.catalogue.updateGroup({ ...group, tags: withoutTags(group.tags, input.tagKeys) });
  return {};
});
