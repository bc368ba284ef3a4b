import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { listFunctions } from '../../aws/lambda-client.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function FunctionsPage() {
  usePlace({ text: 'Functions', href: '/functions' });
  const functions = useQuery({ queryKey: ['lambda'], queryFn: listFunctions });
  return (
    <ContentLayout header={<Header variant="h1">Functions</Header>}>
      <QueryView query={functions}>
        {(items) => (
          <Table<FunctionConfiguration>
            items={items}
            wrapLines
            trackBy="FunctionArn"
            ariaLabels={{ tableLabel: 'Functions' }}
            columnDefinitions={COLUMNS}
            empty={
              <Empty title="No function is there yet." command="npx nx deploy infra --configuration=local" />
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
    cell: ({ FunctionName = '' }: FunctionConfiguration) => (
      <PageLink to={`/functions/${encodeURIComponent(FunctionName)}`}>{FunctionName}</PageLink>
    ),
  },
  { id: 'runtime', header: 'Runtime', cell: ({ Runtime }: FunctionConfiguration) => Runtime ?? '–' },
  { id: 'memory', header: 'Memory', cell: ({ MemorySize }: FunctionConfiguration) => `${MemorySize} MB` },
  { id: 'timeout', header: 'Time-out', cell: ({ Timeout }: FunctionConfiguration) => `${Timeout} s` },
  { id: 'what', header: 'Description', cell: ({ Description = '–' }: FunctionConfiguration) => Description },
];
