import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { type ListedEndpoint, listEndpoints } from '../../aws/sagemaker.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function EndpointsPage() {
  usePlace({ text: 'Endpoints', href: '/endpoints' });
  const endpoints = useQuery({
    queryKey: ['sagemaker', undefined, 'endpoints'],
    queryFn: ({ signal }) => listEndpoints(signal),
  });
  return (
    <ContentLayout header={<Header variant="h1">Endpoints</Header>}>
      <QueryView query={endpoints}>
        {(items) => (
          <Table<ListedEndpoint>
            items={items}
            wrapLines
            trackBy="EndpointName"
            ariaLabels={{ tableLabel: 'Endpoints' }}
            columnDefinitions={COLUMNS}
            empty={<Empty title="No endpoint is deployed." command="npx nx deploy endpoint-deployer" />}
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
    cell: ({ EndpointName = '' }: ListedEndpoint) => (
      <PageLink to={`/endpoints/${encodeURIComponent(EndpointName)}`}>{EndpointName}</PageLink>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ EndpointStatus }: ListedEndpoint) => <Status status={EndpointStatus ?? ''} />,
  },
  {
    id: 'created',
    header: 'Made',
    cell: ({ CreationTime = 0 }: ListedEndpoint) => <Time at={CreationTime * 1000} />,
  },
  {
    id: 'modified',
    header: 'Changed',
    cell: ({ LastModifiedTime = 0 }: ListedEndpoint) => <Time at={LastModifiedTime * 1000} />,
  },
];
