import { z } from 'zod';
import { operation } from '../context.ts';
import { groupName, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({ logGroupName: groupName, logStreamName: streamName });

export const deleteLogStream = operation<object>()(inputSchema, (context, input) => {
  const { id } = context.catalogue.stream(
    context.catalogue.group(input.logGroupName).id,
    input.logStreamName,
  );
  context.events.delete('streamId', id);
  context.catalogue.deleteStream(id);
  return {};
});
