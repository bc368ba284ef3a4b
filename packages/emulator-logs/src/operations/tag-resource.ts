import { tagRecord } from '@scones/emulator-core';
import { z } from 'zod';
import { groupNameOf, operation } from '../context.ts';

const inputSchema = z.strictObject({ resourceArn: z.string(), tags: tagRecord });

export const tagResource = operation<object>()(inputSchema, (context, input) => {
  const group = context.catalogue.group(groupNameOf(input.resourceArn));
  context.catalogue.updateGroup({ ...group, tags: { ...group.tags, ...input.tags } });
  return {};
});
