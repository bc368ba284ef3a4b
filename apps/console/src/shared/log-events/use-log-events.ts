import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { filterLogEvents, type LogEvent } from '../../aws/logs.ts';
import { startOfNews, withNews } from './with-news.ts';

interface EventsWanted {
  /** A filter pattern of CloudWatch Logs; empty, every event. */
  readonly pattern: string;
  /** A stream's name; empty, all streams. */
  readonly stream: string;
}

/** The events of a group that fit, live: when there are new ones, only these are asked for. */
export function useLogEvents(
  group: string,
  { pattern, stream }: EventsWanted = { pattern: '', stream: '' },
): UseQueryResult<readonly LogEvent[]> {
  const queries = useQueryClient();
  const queryKey = ['logs', group, 'events', pattern, stream];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<readonly LogEvent[]>(queryKey) ?? [];
      const wanted = {
        logGroupName: group,
        startTime: startOfNews(known),
        filterPattern: pattern === '' ? undefined : pattern,
        logStreamNamePrefix: stream === '' ? undefined : stream,
      };
      return withNews(known, await filterLogEvents(wanted, signal));
    },
    meta: { atMostEvery: 250 },
  });
}
