import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import type { LogsContext } from '../context.ts';
import { groupName, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({ logGroupName: groupName, logStreamName: streamName });

export const createLogStream = defineOperation<LogsContext, object>()(inputSchema, (context, input) => {
  const { id } = context.catalogue.group(input.logGroupName);
  context.catalogue.createStream(id, input.logStreamName, context.clock.now());
  return {};
});
