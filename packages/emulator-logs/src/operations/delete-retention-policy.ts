import { z } from 'zod';
import { operation } from '../context.ts';
import { groupName } from '../request-members.ts';

const inputSchema = z.strictObject({ logGroupName: groupName });

export const deleteRetentionPolicy = operation<object>()(inputSchema, (context, input) => {
  const group = context.catalogue.group(input.logGroupName);
  context.catalogue.updateGroup({ ...group, retentionDays: null });
  return {};
});
