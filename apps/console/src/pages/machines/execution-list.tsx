import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type ListedExecution, listExecutions } from '../../aws/states.ts';
import { Empty } from '../../shared/empty.tsx';
import { PageLink } from '../../shared/page-link.tsx';
import { QueryView } from '../../shared/query-view.tsx';
import { Status } from '../../shared/status.tsx';
import { durationText, Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';
import { freshExecutions } from './fresh-executions.ts';

/** How often a list that changes all the time is asked for. */
const AT_MOST_EVERY = 500;

/** A machine's executions, as they come: ten thousand of them scroll. */
export function ExecutionList({ machineArn }: { readonly machineArn: string }) {
  const queries = useQueryClient();
  const queryKey = ['states', machineArn, 'executions'];
  const executions = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      freshExecutions(queries.getQueryData<readonly ListedExecution[]>(queryKey) ?? [], (nextToken) =>
        listExecutions(machineArn, nextToken, signal),
      ),
    meta: { atMostEvery: AT_MOST_EVERY },
  });
  return <QueryView query={executions}>{(all) => <FilteredList all={all} />}</QueryView>;
}

const STATUSES = ['ALL', 'RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;

function FilteredList({ all }: { readonly all: readonly ListedExecution[] }) {
  const [text, setText] = useState('');
  const [status, setStatus] = useState<string>('ALL');
  const counts = useMemo(() => Map.groupBy(all, (execution) => execution.status), [all]);
  const shown = useMemo(
    () =>
      all.filter(
        (execution) => (status === 'ALL' || execution.status === status) && execution.name?.includes(text),
      ),
    [all, status, text],
  );
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label="Status"
        selectedId={status}
        onChange={({ detail }) => setStatus(detail.selectedId)}
        options={STATUSES.map((id) => ({
          id,
          text: `${labelOf(id)} ${id === 'ALL' ? all.length : (counts.get(id)?.length ?? 0)}`,
        }))}
      />
      <TextFilter
        filteringText={text}
        filteringPlaceholder="Find an execution by its name"
        filteringAriaLabel="Find an execution by its name"
        onChange={({ detail }) => setText(detail.filteringText)}
        countText={`${shown.length} of ${all.length}`}
      />
      <VirtualTable
        label="Executions"
        columns={COLUMNS}
        rows={shown}
        keyOf={({ executionArn = '' }) => executionArn}
        empty={
          all.length > 0 ? (
            'No execution is so.'
          ) : (
            <Empty title="This machine has not run yet." command="npm start" />
          )
        }
      />
    </SpaceBetween>
  );
}

function labelOf(status: string): string {
  return status.charAt(0) + status.slice(1).toLowerCase().replace('_', ' ');
}

const COLUMNS: readonly Column<ListedExecution>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 'minmax(260px, 3fr)',
    cell: ({ name, executionArn = '' }) => (
      <PageLink to={`/executions/${encodeURIComponent(executionArn)}`}>{name}</PageLink>
    ),
    sortBy: ({ name = '' }) => name,
  },
  {
    id: 'status',
    header: 'Status',
    width: '130px',
    cell: ({ status = '' }) => <Status status={status} />,
    sortBy: ({ status = '' }) => status,
  },
  {
    id: 'started',
    header: 'Started',
    width: 'minmax(190px, 1fr)',
    cell: ({ startDate = 0 }) => <Time at={startDate * 1000} />,
    sortBy: ({ startDate = 0 }) => startDate,
  },
  {
    id: 'duration',
    header: 'Duration',
    width: '110px',
    cell: ({ startDate = 0, stopDate }) =>
      stopDate === undefined ? '–' : durationText((stopDate - startDate) * 1000),
    sortBy: ({ startDate = 0, stopDate = Infinity }) => stopDate - startDate,
  },
];
