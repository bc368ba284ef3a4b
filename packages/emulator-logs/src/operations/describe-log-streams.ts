import type { DescribeLogStreamsResponse, LogStream } from '@aws-sdk/client-cloudwatch-logs';
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
  const places = context.catalogue
    .streams(group.id)
    .filter(({ name }) => name.startsWith(logStreamNamePrefix))
    .map((stream) => describe(context, group.name, stream))
    .map((stream) => ({ stream, place: placeOf(stream, isByTime) }))
    .sort((one, other) => compare(one.place, other.place));
  if (input.descending) places.reverse();
  const after = input.nextToken === undefined ? undefined : readToken(input.nextToken);
  const rest = places.filter(
    ({ place }) => !after || compare(place, after) * (input.descending ? -1 : 1) > 0,
  );
  const last = rest.length > limit ? rest[limit - 1] : undefined;
  return {
    logStreams: rest.slice(0, limit).map(({ stream }) => stream),
    ...(last && { nextToken: Buffer.from(JSON.stringify(last.place)).toString('base64url') }),
  };
});

/**
 * A stream's place in the order of the list. A page begins after such a place, so that a deletion does not shift it.
 */
const place = z.tuple([z.number(), z.string()]);
type Place = z.output<typeof place>;

function placeOf({ lastEventTimestamp = 0, logStreamName = '' }: LogStream, isByTime: boolean): Place {
  return [isByTime ? lastEventTimestamp : 0, logStreamName];
}

function compare([time, name]: Place, [otherTime, otherName]: Place): number {
  return time - otherTime || Buffer.compare(Buffer.from(name), Buffer.from(otherName));
}

function readToken(token: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch (cause) {
    throw errors.InvalidParameterException.nextToken({ cause });
  }
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
