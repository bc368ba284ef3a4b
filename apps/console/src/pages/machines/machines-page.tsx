import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { type ListedMachine, listMachines } from '../../aws/states.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function MachinesPage() {
  usePlace({ text: 'State machines', href: '/machines' });
  const machines = useQuery({ queryKey: ['states'], queryFn: ({ signal }) => listMachines(signal) });
  return (
    <ContentLayout header={<Header variant="h1">State machines</Header>}>
      <QueryView query={machines}>
        {(items) => (
          <Table<ListedMachine>
            items={items}
            wrapLines
            trackBy="stateMachineArn"
            ariaLabels={{ tableLabel: 'State machines' }}
            columnDefinitions={COLUMNS}
            empty={
              <Empty
                title="No state machine is there yet."
                command="npx nx deploy infra --configuration=local"
              />
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
    cell: ({ name, stateMachineArn }: ListedMachine) => (
      <PageLink to={`/machines/${encodeURIComponent(stateMachineArn ?? '')}`}>{name}</PageLink>
    ),
  },
  {
    id: 'type',
    header: 'Type',
    cell: ({ type }: ListedMachine) => (type === 'EXPRESS' ? 'Express' : 'Standard'),
  },
  {
    id: 'created',
    header: 'Made',
    cell: ({ creationDate = 0 }: ListedMachine) => <Time at={creationDate * 1000} />,
  },
];
