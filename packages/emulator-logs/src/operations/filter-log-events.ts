import type { FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { keyOfToken, tokenAfter } from '@scones/emulator-core';
import { inBoundedTime, TookTooLong } from '@scones/wildcards';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { Position, StoredEvent } from '../event-log.ts';
import { filterPattern } from '../filter-pattern/filter-pattern.ts';
import type { LogGroup } from '../log-catalogue.ts';
import { type LogsContext, operation, requestedGroup } from '../context.ts';
import { groupIdentifier, groupName, page, streamName } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupName: groupName.optional(),
  logGroupIdentifier: groupIdentifier.optional(),
  logStreamNames: z.array(streamName).min(1).max(100).optional(),
  logStreamNamePrefix: streamName.optional(),
  /** Both inclusive. */
  startTime: z.int().min(0).default(0),
  endTime: z.int().min(0).default(Number.MAX_SAFE_INTEGER),
  filterPattern: z.string().max(1024).default(''),
  /** AWS always interleaves streams by now. */
  interleaved: z.boolean().optional(),
  unmask: z.boolean().optional(),
  ...page(10_000),
});

const BEGINNING: Position = { timestamp: -1, id: 0 };
/** The number of events that one answer searches. As on AWS, a page may be empty. */
const SEARCH_LENGTH = 50_000;
/** Few enough that reading and matching them holds nothing up. */
const CHUNK_LENGTH = 100;

export const filterLogEvents = operation<FilterLogEventsResponse>()(inputSchema, async (context, input) => {
  const { limit = 10_000, startTime, endTime } = input;
  const group = requestedGroup(context, input);
  const names = streamNames(context, group, input);
  const matches = filterPattern(input.filterPattern);
  const found: StoredEvent[] = [];
  let position = input.nextToken === undefined ? BEGINNING : parseToken(input.nextToken);
  let searched = 0;
  for (;;) {
    const range = { groupId: group.id, from: startTime, to: endTime };
    const chunk = context.events.read(range, position, 'forward', CHUNK_LENGTH);
    const areMatches = await matchAll(chunk, (event) => names.has(event.streamId) && matches(event.message));
    for (const event of chunk) {
      position = event;
      if (areMatches.has(event)) found.push(event);
      if (found.length === limit) break;
    }
    searched += chunk.length;
    await othersTurn();
    if (chunk.length < CHUNK_LENGTH && found.length < limit) return output(found, names);
    if (found.length === limit || searched >= SEARCH_LENGTH)
      return { ...output(found, names), nextToken: tokenAfter(`${position.timestamp}.${position.id}`) };
  }
});

/** The events that match. An expression of the user's would hold everything up for as long as it likes. */
async function matchAll(events: readonly StoredEvent[], matches: Matches): Promise<ReadonlySet<StoredEvent>> {
  try {
    return new Set(inBoundedTime(() => events.filter(matches)));
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    return await matchOneByOne(events, matches);
  }
}

type Matches = (event: StoredEvent) => boolean;

/** As AWS's, events may be long, so that many together take what each may take. */
async function matchOneByOne(
  events: readonly StoredEvent[],
  matches: Matches,
): Promise<ReadonlySet<StoredEvent>> {
  const found = new Set<StoredEvent>();
  for (const event of events) {
    await othersTurn();
    if (matchOne(event, matches)) found.add(event);
  }
  return found;
}

function matchOne(event: StoredEvent, matches: Matches): boolean {
  try {
    return inBoundedTime(() => matches(event));
  } catch (cause) {
    if (!(cause instanceof TookTooLong)) throw cause;
    throw errors.InvalidParameterException.slowPattern({ cause });
  }
}

/** Other requests are answered meanwhile. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function output(events: readonly StoredEvent[], names: ReadonlyMap<number, string>): FilterLogEventsResponse {
  return {
    events: events.map(({ id, streamId, timestamp, ingested, message }) => ({
      // An event's id, as long as AWS's. Ids are in the order of the events.
      eventId: String(id).padStart(56, '0'),
      logStreamName: names.get(streamId),
      timestamp,
      ingestionTime: ingested,
      message,
    })),
    searchedLogStreams: [],
  };
}

/** The names of the streams to search, by their ids. */
function streamNames(
  context: LogsContext,
  group: LogGroup,
  input: { logStreamNames?: string[] | undefined; logStreamNamePrefix?: string | undefined },
): Map<number, string> {
  const { logStreamNames, logStreamNamePrefix } = input;
  if (logStreamNames && logStreamNamePrefix !== undefined)
    throw errors.InvalidParameterException.prefixAndNames();
  const streams = logStreamNames
    ? logStreamNames.map((name) => context.catalogue.stream(group.id, name))
    : context.catalogue.streams(group.id).filter(({ name }) => name.startsWith(logStreamNamePrefix ?? ''));
  return new Map(streams.map(({ id, name }) => [id, name]));
}

function parseToken(text: string): Position {
  const refuse = (): Error => errors.InvalidParameterException.nextToken();
  const [, timestamp, id] = /^(\d+)\.(\d+)$/.exec(keyOfToken(text, refuse)) ?? [];
  if (timestamp === undefined) throw refuse();
  return { timestamp: Number(timestamp), id: Number(id) };
}
