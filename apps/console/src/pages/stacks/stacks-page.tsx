import type { Stack } from '@aws-sdk/client-cloudformation';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { listStacks } from '../../aws/cloudformation-client.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function StacksPage() {
  usePlace({ text: 'Stacks', href: '/stacks' });
  const stacks = useQuery({ queryKey: ['cloudformation'], queryFn: listStacks });
  return (
    <ContentLayout header={<Header variant="h1">Stacks</Header>}>
      <QueryView query={stacks}>
        {(items) => (
          <Table<Stack>
            items={items}
            wrapLines
            trackBy="StackId"
            ariaLabels={{ tableLabel: 'Stacks' }}
            columnDefinitions={COLUMNS}
            empty={
              <Empty title="No stack is deployed." command="npx nx deploy infra --configuration=local" />
            }
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
    cell: ({ StackName = '' }: Stack) => (
      <PageLink to={`/stacks/${encodeURIComponent(StackName)}`}>{StackName}</PageLink>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ StackStatus }: Stack) => <Status status={StackStatus ?? ''} /> },
  { id: 'what', header: 'Description', cell: ({ Description = '–' }: Stack) => Description },
  {
    id: 'changed',
    header: 'Changed',
    cell: ({ LastUpdatedTime, CreationTime }: Stack) => (
      <Time at={(LastUpdatedTime ?? CreationTime ?? new Date(0)).getTime()} />
    ),
  },
];
