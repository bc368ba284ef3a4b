import type {
  DescribeLogGroupsResponse,
  DescribeLogStreamsResponse,
  FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { jsonCall, type OnTheWire } from './json-call.ts';
import { allPages } from './pages-of.ts';

export type LogGroup = NonNullable<OnTheWire<DescribeLogGroupsResponse>['logGroups']>[number];
export type LogStream = NonNullable<OnTheWire<DescribeLogStreamsResponse>['logStreams']>[number];
export type LogEvent = NonNullable<OnTheWire<FilterLogEventsResponse>['events']>[number];

export function listLogGroups(signal?: AbortSignal): Promise<LogGroup[]> {
  return allPages(
    (nextToken) => jsonCall<DescribeLogGroupsResponse>('logs', 'DescribeLogGroups', { nextToken }, signal),
    'nextToken',
    ({ logGroups }) => logGroups,
  );
}

interface EventsWanted {
  readonly logGroupName: string;
  readonly logStreamNamePrefix?: string | undefined;
  readonly filterPattern?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/** All events of a group that fit, the oldest first. */
export function filterLogEvents(wanted: EventsWanted, signal?: AbortSignal): Promise<LogEvent[]> {
  return allPages(
    (nextToken) =>
      jsonCall<FilterLogEventsResponse>('logs', 'FilterLogEvents', { ...wanted, nextToken }, signal),
    'nextToken',
    ({ events }) => events,
  );
}

/** The streams of a group, the one with the newest event first. */
export function listLogStreams(logGroupName: string, signal?: AbortSignal): Promise<LogStream[]> {
  return allPages(
    (nextToken) =>
      jsonCall<DescribeLogStreamsResponse>(
        'logs',
        'DescribeLogStreams',
        { logGroupName, orderBy: 'LastEventTime', descending: true, nextToken },
        signal,
      ),
    'nextToken',
    ({ logStreams }) => logStreams,
  );
}
