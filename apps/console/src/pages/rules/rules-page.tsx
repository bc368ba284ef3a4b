import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { firstWhereNarrow } from '../../shared/fitting-columns.ts';
import { useIsNarrow } from '../../shared/use-is-narrow.ts';
import { listRules, type Rule } from '../../aws/events.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { usePlace } from '../../shell/page-frame.tsx';

export default function RulesPage() {
  const isNarrow = useIsNarrow();
  usePlace({ text: 'Rules', href: '/rules' });
  const rules = useQuery({ queryKey: ['events'], queryFn: ({ signal }) => listRules(signal) });
  return (
    <ContentLayout header={<Header variant="h1">Rules</Header>}>
      <QueryView query={rules}>
        {(items) => (
          <Table<Rule>
            items={items}
            trackBy="Arn"
            wrapLines
            ariaLabels={{ tableLabel: 'Rules' }}
            columnDefinitions={firstWhereNarrow(COLUMNS, 'state', isNarrow)}
            empty={<Empty title="No rule is set." command="npx nx deploy infra --configuration=local" />}
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
    cell: ({ Name = '' }: Rule) => <PageLink to={`/rules/${encodeURIComponent(Name)}`}>{Name}</PageLink>,
  },
  { id: 'state', header: 'State', cell: ({ State }: Rule) => <Status status={State ?? ''} /> },
  {
    id: 'when',
    header: 'When',
    cell: ({ ScheduleExpression }: Rule) => ScheduleExpression ?? 'An event fits its pattern',
  },
  { id: 'what', header: 'Description', cell: ({ Description = '–' }: Rule) => Description },
];
