import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { alarmHistory } from '../../aws/cloudwatch-client.ts';
import { Empty } from '../../shared/empty.tsx';
import { JsonView } from '../../shared/json-view.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { RowDetails } from '../../shared/row-details.tsx';
import { Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';
import { happened, KINDS } from './happened.ts';

/** What has happened to an alarm, or to all, deleted ones included: each unfolds to all that CloudWatch tells of it. */
export function AlarmHistory({ alarmName }: { readonly alarmName?: string }) {
  const history = useQuery({
    queryKey: ['monitoring', undefined, 'alarm-history', alarmName],
    queryFn: () => alarmHistory(alarmName),
    meta: { atMostEvery: 1000 },
  });
  return (
    <Container header={<Header variant="h2">What happened</Header>}>
      <QueryView query={history}>
        {(items) => (
          <VirtualTable
            label="What happened to the alarms"
            columns={alarmName === undefined ? [...COLUMNS, ALARM] : COLUMNS}
            rows={items.map((item, index) => ({ item, index }))}
            keyOf={({ item, index }) => `${item.Timestamp?.getTime()} ${items.length - index}`}
            below={({ item }) => (
              <RowDetails>
                <JsonView value={item.HistoryData ?? '{}'} label="what CloudWatch tells of it" />
              </RowDetails>
            )}
            empty={<Empty title="Nothing has happened in the last 30 days." />}
            maxHeight={480}
          />
        )}
      </QueryView>
    </Container>
  );
}

interface Row {
  readonly item: AlarmHistoryItem;
  readonly index: number;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'time',
    header: 'When',
    width: '184px',
    cell: ({ item: { Timestamp } }) => Timestamp && <Time at={Timestamp.getTime()} />,
    sortBy: ({ item: { Timestamp } }) => Timestamp?.getTime() ?? 0,
  },
  {
    id: 'kind',
    header: 'What kind',
    width: '110px',
    cell: ({ item: { HistoryItemType = '' } }) => KINDS[HistoryItemType] ?? HistoryItemType,
    sortBy: ({ item: { HistoryItemType = '' } }) => HistoryItemType,
  },
  {
    id: 'summary',
    header: 'What',
    width: 'minmax(220px, 2fr)',
    cell: ({ item }) => <span title={item.HistorySummary}>{happened(item)}</span>,
  },
];

const ALARM: Column<Row> = {
  id: 'alarm',
  header: 'Alarm',
  width: 'minmax(180px, 1fr)',
  cell: ({ item: { AlarmName = '' } }) => (
    <PageLink to={`/alarms/${encodeURIComponent(AlarmName)}`}>{AlarmName}</PageLink>
  ),
  sortBy: ({ item: { AlarmName = '' } }) => AlarmName,
};
