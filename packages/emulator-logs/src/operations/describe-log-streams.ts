import type { DescribeLogStreamsResponse, LogStream } from '@aws-sdk/client-cloudwatch-logs';
import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { groupArn, type LogsContext, operation, requestedGroup } from '../context.ts';
import { groupIdentifier, groupName, page, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName.optional(),
  logGroupIdentifier: groupIdentifier.optional(),
  logStreamNamePrefix: streamName.optional(),
  orderBy: z.enum(['LogStreamName', 'LastEventTime']).default('LogStreamName'),
  descending: z.boolean().default(false),
  ...page(50),
});

export const describeLogStreams = operation<DescribeLogStreamsResponse>()(inputSchema, (context, input) => {
  const { limit = 50, logStreamNamePrefix = '', orderBy } = input;
  if (orderBy === 'LastEventTime' && logStreamNamePrefix)
    throw errors.InvalidParameterException.prefixByTime();
  const group = requestedGroup(context, input);
  const isByTime = orderBy === 'LastEventTime';
  const streams = context.catalogue
    .streams(group.id)
    .filter(({ name }) => name.startsWith(logStreamNamePrefix))
    .map((stream) => describe(context, group.name, stream));
  const page = pageOf(streams, {
    token: input.nextToken,
    limit,
    order: input.descending ? 'descending' : 'ascending',
    keyOf: (stream) => placeOf(stream, isByTime),
    refuse: () => errors.InvalidParameterException.nextToken(),
  });
  return { logStreams: page.items, nextToken: page.token };
});

const DIGITS_OF_TIME = 16;

/** A text that sorts as the stream does; its name makes it unique. */
function placeOf({ lastEventTimestamp = 0, logStreamName = '' }: LogStream, isByTime: boolean): string {
  if (!isByTime) return logStreamName;
  return `${String(lastEventTimestamp).padStart(DIGITS_OF_TIME, '0')} ${logStreamName}`;
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
    // AWS has answered 0 since 2019.
    storedBytes: 0,
  };
}
