import { systemClock } from '@scones/deterministic';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { filterLogEvents, type LogEvent } from '../../aws/logs.ts';
import { startOfNews, withNews } from './with-news.ts';

interface EventsWanted {
  /** A filter pattern of CloudWatch Logs; empty, every event. */
  readonly pattern: string;
  /** A stream's name; empty, all streams. */
  readonly stream: string;
  /** What the time is called, so that each has its answer. */
  readonly time: string;
  /** From when to when, in milliseconds since the epoch, at the moment that is given. */
  bounds(now: number): { readonly from: number | undefined; readonly to: number | undefined };
}

const EVERYTHING: EventsWanted = {
  pattern: '',
  stream: '',
  time: '',
  bounds: () => ({ from: undefined, to: undefined }),
};

/** The events of a group that fit, live. Only new events are asked for. */
export function useLogEvents(
  group: string,
  { pattern, stream, time, bounds }: EventsWanted = EVERYTHING,
): UseQueryResult<readonly LogEvent[]> {
  const queries = useQueryClient();
  const queryKey = ['logs', group, 'events', pattern, stream, time];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<readonly LogEvent[]>(queryKey) ?? [];
      const { from, to } = bounds(systemClock.now());
      const wanted = {
        logGroupName: group,
        startTime: startOfNews(known) ?? from,
        endTime: to,
        filterPattern: pattern === '' ? undefined : pattern,
        logStreamNamePrefix: stream === '' ? undefined : stream,
      };
      return since(from, withNews(known, await filterLogEvents(wanted, signal)));
    },
    meta: { atMostEvery: 250 },
  });
}

/** Of a time that ends now, what was known leaves at its beginning. */
function since(from: number | undefined, events: readonly LogEvent[]): readonly LogEvent[] {
  if (from === undefined || (events[0]?.timestamp ?? from) >= from) return events;
  return events.filter(({ timestamp = 0 }) => timestamp >= from);
}
