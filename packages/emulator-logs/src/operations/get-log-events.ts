import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { Position, StoredEvent } from '../event-log.ts';
import { operation, requestedGroup } from '../context.ts';
import { groupIdentifier, groupName, page, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName.optional(),
  logGroupIdentifier: groupIdentifier.optional(),
  logStreamName: streamName,
  startTime: z.int().min(0).default(0),
  /** Exclusive. */
  endTime: z.int().min(0).optional(),
  startFromHead: z.boolean().default(false),
  unmask: z.boolean().optional(),
  ...page(10_000),
});

type Direction = 'forward' | 'backward';

const BEGINNING: Position = { timestamp: -1, id: 0 };
const END: Position = { timestamp: Number.MAX_SAFE_INTEGER, id: 0 };

/** A token is always answered. A client is at an end when it gets back the token that it sent. */
export const getLogEvents = operation<GetLogEventsResponse>()(inputSchema, (context, input) => {
  const { limit = 10_000, startTime, endTime } = input;
  const group = requestedGroup(context, input);
  const stream = context.catalogue.stream(group.id, input.logStreamName);
  const { direction, position } = input.nextToken
    ? parseToken(input.nextToken)
    : input.startFromHead
      ? ({ direction: 'forward', position: BEGINNING } as const)
      : ({ direction: 'backward', position: END } as const);
  const range = {
    groupId: group.id,
    streamId: stream.id,
    from: startTime,
    to: endTime === undefined ? Number.MAX_SAFE_INTEGER : endTime - 1,
  };
  const events = context.events.read(range, position, direction, limit);
  if (direction === 'backward') events.reverse();
  return {
    events: events.map(({ timestamp, message, ingested }) => ({
      timestamp,
      message,
      ingestionTime: ingested,
    })),
    nextForwardToken: token('forward', events.at(-1) ?? position),
    nextBackwardToken: token('backward', events[0] ?? position),
  };
});

function token(direction: Direction, { timestamp, id }: Position | StoredEvent): string {
  return `${direction === 'forward' ? 'f' : 'b'}/${timestamp}.${id}/s`;
}

function parseToken(text: string): { direction: Direction; position: Position } {
  const [, letter, timestamp, id] = /^([fb])\/(-?\d+)\.(\d+)\/s$/.exec(text) ?? [];
  if (letter === undefined) throw errors.InvalidParameterException.nextToken();
  return {
    direction: letter === 'f' ? 'forward' : 'backward',
    position: { timestamp: Number(timestamp), id: Number(id) },
  };
}
