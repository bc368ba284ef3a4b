import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { listLogGroups, type LogGroup } from '../../aws/logs.ts';
import { bytesText } from '../../shared/bytes-text.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function LogGroupsPage() {
  usePlace({ text: 'Log groups', href: '/logs' });
  const groups = useQuery({
    queryKey: ['logs'],
    queryFn: ({ signal }) => listLogGroups(signal),
    meta: { atMostEvery: 1000 },
  });
  return (
    <ContentLayout header={<Header variant="h1">Log groups</Header>}>
      <QueryView query={groups}>
        {(items) => (
          <Table<LogGroup>
            items={items}
            trackBy="arn"
            wrapLines
            ariaLabels={{ tableLabel: 'Log groups' }}
            columnDefinitions={COLUMNS}
            empty={<Empty title="Nothing has been logged yet." command="npm start" />}
          />
        )}
      </QueryView>
    </ContentLayout>
  );
}

const COLUMNS = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ logGroupName = '' }: LogGroup) => (
      <PageLink to={`/logs/${encodeURIComponent(logGroupName)}`}>{logGroupName}</PageLink>
    ),
  },
  { id: 'size', header: 'Stored', cell: ({ storedBytes = 0 }: LogGroup) => bytesText(storedBytes) },
  {
    id: 'kept',
    header: 'Kept for',
    cell: ({ retentionInDays }: LogGroup) =>
      retentionInDays === undefined ? 'ever' : `${retentionInDays} days`,
  },
  {
    id: 'made',
    header: 'Made',
    cell: ({ creationTime }: LogGroup) => creationTime !== undefined && <Time at={creationTime} />,
  },
];
