import { durationText } from '@scones/execution-view';
import type { ReactNode } from 'react';
import type { ListedExecution } from '../../aws/states.ts';
import { PageLink } from '../../shared/page-link.tsx';
import { Status } from '../../shared/status.tsx';
import { Time } from '../../shared/time.tsx';
import { type Column, VirtualTable } from '../../shared/virtual-table.tsx';

interface Props {
  readonly executions: readonly ListedExecution[];
  readonly empty: ReactNode;
  readonly maxHeight?: string;
  /** Shown before the other columns. */
  readonly firstColumn?: Column<ListedExecution>;
  isSelected?(execution: ListedExecution): boolean;
}

/** Executions as rows: ten thousand of them scroll. */
export function ExecutionTable({ executions, empty, maxHeight, firstColumn, isSelected }: Props) {
  return (
    <VirtualTable
      label="Executions"
      columns={firstColumn ? [firstColumn, ...COLUMNS] : COLUMNS}
      rows={executions}
      keyOf={({ executionArn = '' }) => executionArn}
      empty={empty}
      {...(maxHeight !== undefined && { maxHeight })}
      {...(isSelected && { isSelected })}
    />
  );
}

const COLUMNS: readonly Column<ListedExecution>[] = [
  {
    id: 'name',
    header: 'Name',
    width: 'minmax(290px, 2fr)',
    narrow: { width: 'minmax(112px, 1fr)' },
    cell: ({ name, executionArn = '' }) => (
      <PageLink to={`/executions/${encodeURIComponent(executionArn)}`}>{name}</PageLink>
    ),
    sortBy: ({ name = '' }) => name,
  },
  {
    id: 'status',
    header: 'Status',
    width: 'minmax(116px, 1fr)',
    cell: ({ status = '' }) => <Status status={status} />,
    sortBy: ({ status = '' }) => status,
  },
  {
    id: 'started',
    header: 'Started',
    width: 'minmax(184px, 1fr)',
    cell: ({ startDate = 0 }) => <Time at={startDate * 1000} />,
    sortBy: ({ startDate = 0 }) => startDate,
  },
  {
    id: 'duration',
    header: 'Duration',
    width: '92px',
    align: 'end',
    cell: ({ startDate = 0, stopDate }) =>
      stopDate === undefined ? '–' : durationText((stopDate - startDate) * 1000),
    sortBy: ({ startDate = 0, stopDate = Infinity }) => stopDate - startDate,
  },
];
