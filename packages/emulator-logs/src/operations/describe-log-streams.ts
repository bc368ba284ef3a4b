import type { DescribeLogStreamsResponse, LogStream } from '@aws-sdk/client-cloudwatch-logs';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { groupArn, type LogsContext, requestedGroup } from '../logs-context.ts';
import { groupIdentifier, groupName, page, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName.optional(),
  logGroupIdentifier: groupIdentifier.optional(),
  logStreamNamePrefix: streamName.optional(),
  orderBy: z.enum(['LogStreamName', 'LastEventTime']).default('LogStreamName'),
  descending: z.boolean().default(false),
  ...page(50),
});

export const describeLogStreams = defineOperation<LogsContext, DescribeLogStreamsResponse>()(
  inputSchema,
  (context, input) => {
    const { limit = 50, logStreamNamePrefix = '', orderBy } = input;
    if (orderBy === 'LastEventTime' && logStreamNamePrefix)
      throw errors.InvalidParameterException('Cannot order by LastEventTime with a logStreamNamePrefix.');
    const group = requestedGroup(context, input);
    const streams = context.catalogue
      .streams(group.id)
      .filter(({ name }) => name.startsWith(logStreamNamePrefix))
      .map((stream) => describe(context, group.name, stream));
    if (orderBy === 'LastEventTime')
      streams.sort((a, b) => (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0));
    if (input.descending) streams.reverse();
    const start = startOf(input.nextToken);
    return {
      logStreams: streams.slice(start, start + limit),
      ...(streams.length > start + limit && { nextToken: String(start + limit) }),
    };
  },
);

function startOf(token = '0'): number {
  const start = Number(token);
  if (!Number.isSafeInteger(start) || start < 0)
    throw errors.InvalidParameterException('The specified nextToken is invalid.');
  return start;
}

function describe(
  context: LogsContext,
  group: string,
  stream: { readonly id: number; readonly name: string; readonly created: number },
): LogStream {
  const extent = context.events.extent(stream.id);
  return {
    logStreamName: stream.name,
    creationTime: stream.created,
    ...(extent && {
      firstEventTimestamp: extent.first,
      lastEventTimestamp: extent.last,
      lastIngestionTime: extent.ingested,
    }),
    uploadSequenceToken: '0',
    arn: `${groupArn(context, group)}:log-stream:${stream.name}`,
    // AWS has told of none since 2019.
    storedBytes: 0,
  };
}
