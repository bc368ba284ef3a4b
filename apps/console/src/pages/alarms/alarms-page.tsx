import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { firstWhereNarrow } from '../../shared/fitting-columns.ts';
import { useIsNarrow } from '../../shared/use-is-narrow.ts';
import { listAlarms } from '../../aws/cloudwatch-client.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { usePlace } from '../../shell/page-frame.tsx';
import { AlarmHistory } from './alarm-history.tsx';
import { ruleOf } from './rule-of.ts';

export default function AlarmsPage() {
  const isNarrow = useIsNarrow();
  usePlace({ text: 'Alarms', href: '/alarms' });
  const alarms = useQuery({ queryKey: ['monitoring', undefined, 'alarms'], queryFn: listAlarms });
  return (
    <ContentLayout header={<Header variant="h1">Alarms</Header>}>
      <SpaceBetween size="l">
        <QueryView query={alarms}>
          {(items) => (
            <Table<MetricAlarm>
              items={items}
              trackBy="AlarmArn"
              wrapLines
              ariaLabels={{ tableLabel: 'Alarms' }}
              columnDefinitions={firstWhereNarrow(COLUMNS, 'state', isNarrow)}
              empty={<Empty title="No alarm is set." command="npx nx deploy infra --configuration=local" />}
            />
          )}
        </QueryView>
        <AlarmHistory />
      </SpaceBetween>
    </ContentLayout>
  );
}

const COLUMNS = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ AlarmName = '', AlarmDescription }: MetricAlarm) => (
      <span title={AlarmDescription}>
        <PageLink to={`/alarms/${encodeURIComponent(AlarmName)}`}>{AlarmName}</PageLink>
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 110,
    cell: ({ StateValue }: MetricAlarm) => <Status status={StateValue ?? ''} />,
  },
  { id: 'rule', header: 'Rings when', cell: (alarm: MetricAlarm) => ruleOf(alarm) },
  { id: 'why', header: 'Why', cell: ({ StateReason = '–' }: MetricAlarm) => StateReason },
  {
    id: 'since',
    header: 'Since',
    minWidth: 130,
    cell: ({ StateUpdatedTimestamp }: MetricAlarm) =>
      StateUpdatedTimestamp && <Time at={StateUpdatedTimestamp.getTime()} />,
  },
];
