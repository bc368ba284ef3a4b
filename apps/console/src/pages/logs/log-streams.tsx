import { useQuery } from '@tanstack/react-query';
import { listLogStreams, type LogStream } from '../../aws/logs.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';

export function LogStreams({ group }: { readonly group: string }) {
  const streams = useQuery({
    queryKey: ['logs', group, 'streams'],
    queryFn: ({ signal }) => listLogStreams(group, signal),
    meta: { atMostEvery: 1000 },
  });
  return (
    <QueryView query={streams}>
      {(rows) => (
        <VirtualTable
          label="Log streams"
          columns={columnsOf(group)}
          rows={rows}
          keyOf={({ logStreamName = '' }) => logStreamName}
          empty={<Empty title="No stream is there yet." />}
        />
      )}
    </QueryView>
  );
}

function columnsOf(group: string): readonly Column<LogStream>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 'minmax(300px, 3fr)',
      cell: ({ logStreamName = '' }) => (
        <PageLink to={`/logs/${encodeURIComponent(group)}?stream=${encodeURIComponent(logStreamName)}`}>
          {logStreamName}
        </PageLink>
      ),
      sortBy: ({ logStreamName = '' }) => logStreamName,
    },
    timeColumn('first', 'First line', ({ firstEventTimestamp }) => firstEventTimestamp),
    timeColumn('last', 'Last line', ({ lastEventTimestamp }) => lastEventTimestamp),
  ];
}

function timeColumn(
  id: string,
  header: string,
  timeOf: (stream: LogStream) => number | undefined,
): Column<LogStream> {
  const cell = (stream: LogStream) => {
    const at = timeOf(stream);
    return at === undefined ? '–' : <Time at={at} />;
  };
  return { id, header, width: '200px', cell, sortBy: (stream) => timeOf(stream) ?? 0 };
}
