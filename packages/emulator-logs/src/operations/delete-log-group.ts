import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import type { LogsContext } from '../context.ts';
import { groupName } from '../request-members.ts';

const inputSchema = z.strictObject({ logGroupName: groupName });

export const deleteLogGroup = defineOperation<LogsContext, object>()(inputSchema, (context, input) => {
  const { id } = context.catalogue.group(input.logGroupName);
  context.events.delete('groupId', id);
  context.catalogue.deleteGroup(id);
  return {};
});
