import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { listBuckets } from '../../aws/s3-client.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

interface Bucket {
  readonly name: string;
  readonly createdAt: Date | undefined;
}

export default function BucketsPage() {
  usePlace({ text: 'Buckets', href: '/buckets' });
  const buckets = useQuery({ queryKey: ['s3'], queryFn: listBuckets });
  return (
    <ContentLayout header={<Header variant="h1">Buckets</Header>}>
      <QueryView query={buckets}>
        {(items) => (
          <Table<Bucket>
            items={items}
            wrapLines
            trackBy="name"
            ariaLabels={{ tableLabel: 'Buckets' }}
            columnDefinitions={COLUMNS}
            empty={
              <Empty title="No bucket is there yet." command="npx nx deploy infra --configuration=local" />
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
    cell: ({ name }: Bucket) => <PageLink to={`/buckets/${name}`}>{name}</PageLink>,
  },
  {
    id: 'created',
    header: 'Made',
    cell: ({ createdAt }: Bucket) => createdAt && <Time at={createdAt.getTime()} />,
  },
];
