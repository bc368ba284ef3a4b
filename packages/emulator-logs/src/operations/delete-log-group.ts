import { z } from 'zod';
import { operation } from '../context.ts';
import { groupName } from '../request-members.ts';

const inputSchema = z.strictObject({ logGroupName: groupName });

export const deleteLogGroup = operation<object>()(inputSchema, (context, input) => {
  const { id } = context.catalogue.group(input.logGroupName);
  context.events.delete('groupId', id);
  context.catalogue.deleteGroup(id);
  return {};
});
