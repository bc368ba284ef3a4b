import { z } from 'zod';
import { operation } from '../context.ts';
import { groupName, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({ logGroupName: groupName, logStreamName: streamName });

export const createLogStream = operation<object>()(inputSchema, (context, input) => {
  const { id } = context.catalogue.group(input.logGroupName);
  context.catalogue.createStream(id, input.logStreamName, context.clock.now());
  return {};
});
