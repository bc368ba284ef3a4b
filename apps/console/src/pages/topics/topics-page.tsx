import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { listTopics } from '../../aws/sns-client.ts';
import { arnName } from '../../shared/arn-name.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function TopicsPage() {
  usePlace({ text: 'Topics', href: '/topics' });
  const topics = useQuery({ queryKey: ['sns'], queryFn: listTopics });
  return (
    <ContentLayout header={<Header variant="h1">Topics</Header>}>
      <QueryView query={topics}>
        {(items) => (
          <Table<string>
            items={items}
            wrapLines
            ariaLabels={{ tableLabel: 'Topics' }}
            columnDefinitions={COLUMNS}
            empty={
              <Empty title="No topic is there yet." command="npx nx deploy infra --configuration=local" />
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
    cell: (arn: string) => (
      <PageLink to={`/topics/${encodeURIComponent(arnName(arn))}`}>{arnName(arn)}</PageLink>
    ),
  },
  { id: 'arn', header: 'ARN', cell: (arn: string) => arn },
];
