import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { durationText, type ExecutionView, type TableRow, tableRows } from '@scones/execution-view';
import { useCallback, useMemo, useState } from 'react';
import type { Sorting } from '../../../shared/sort-rows.ts';
import { Status } from '../../../shared/status.tsx';
import { toggled } from '../../../shared/toggled.ts';
import { type Column, VirtualTable } from '../../../shared/virtual-table.tsx';
import { useNow } from '../use-now.ts';
import { type Folding, isOpen, shownRows } from './shown-rows.ts';
import { StateName } from './state-name.tsx';
import './timeline.css';

interface Props {
  readonly view: ExecutionView;
  readonly isRunning: boolean;
  readonly selected: string | undefined;
  onSelect(nodeId: string): void;
}

/** The number of rows that are unfolded at the start. A long Map shows only its failed tries. */
const UNFOLDED_AT_START = 60;

/** The table view: each run of a state, its attempts unfolded below it, against the time of the whole execution. */
export function StateTable({ view, isRunning, selected, onSelect }: Props) {
  const now = useNow(isRunning);
  const rows = useMemo(() => tableRows(view.story, now), [view.story, now]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [sorting, setSorting] = useState<Sorting>();
  const isShort = rows.length <= UNFOLDED_AT_START;
  const groups = useMemo(() => new Set(rows.map(({ parentId }) => parentId)), [rows]);
  const folding = useMemo<Folding>(
    () => ({ turned, isOpenAtStart: ({ run }) => isShort || run.attempts.length > 1 }),
    [turned, isShort],
  );
  const turn = useCallback((id: string) => setTurned((all) => toggled(all, id)), []);
  const columns = useMemo(
    () => [
      nameColumn((row) => (
        <StateName
          row={row}
          isOpen={groups.has(row.id) ? isOpen(row, folding) : undefined}
          isTree={groups.size > 1}
          onTurn={turn}
          onSelect={onSelect}
        />
      )),
      ...COLUMNS,
    ],
    [groups, folding, turn, onSelect],
  );
  const shown = useMemo(() => shownRows(rows, folding, columns, sorting), [rows, folding, columns, sorting]);
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${rows.length})`}>
          Table view
        </Header>
      }
    >
      <VirtualTable
        label="The states that ran"
        columns={columns}
        rows={shown}
        keyOf={({ id }) => id}
        sorted={{ by: sorting, onSort: setSorting }}
        isSelected={({ run }) => run.nodeId === selected}
        onRowClick={({ run }) => onSelect(run.nodeId)}
        empty="No state has run yet."
      />
    </Container>
  );
}

function nameColumn(cell: Column<TableRow>['cell']): Column<TableRow> {
  return {
    id: 'name',
    header: 'Name',
    width: 'minmax(180px, 2fr)',
    narrow: { width: 'minmax(130px, 2fr)', place: 1 },
    cell,
    sortBy: ({ name }) => name,
  };
}

const COLUMNS: readonly Column<TableRow>[] = [
  { id: 'type', header: 'Type', width: '64px', cell: ({ type }) => type, sortBy: ({ type }) => type },
  {
    id: 'status',
    header: 'Status',
    width: '108px',
    narrow: { place: 2 },
    cell: ({ status }) => <Status status={status} />,
    sortBy: ({ status }) => status,
  },
  {
    id: 'resource',
    header: 'Resource',
    width: 'minmax(100px, 1fr)',
    cell: ({ resource }) => resource ?? '–',
    sortBy: ({ resource = '' }) => resource,
  },
  {
    id: 'duration',
    header: 'Duration',
    width: '80px',
    align: 'end',
    cell: ({ durationMillis }) => durationText(durationMillis),
    sortBy: ({ durationMillis }) => durationMillis,
  },
  {
    id: 'timeline',
    header: 'Timeline',
    width: 'minmax(110px, 2fr)',
    cell: (row) => <TimelineBar row={row} />,
  },
  {
    id: 'started',
    header: 'Started after',
    width: '98px',
    align: 'end',
    cell: ({ startedAfter }) => durationText(startedAfter),
    sortBy: ({ startedAfter }) => startedAfter,
  },
];

function TimelineBar({ row: { from, to, status } }: { readonly row: TableRow }) {
  const style = {
    insetInlineStart: `min(${from * 100}%, 100% - 3px)`,
    inlineSize: `max(3px, ${(to - from) * 100}%)`,
  };
  return (
    <div className="timeline" aria-hidden>
      <div className={`bar ${status.replace(' ', '-')}`} style={style} />
    </div>
  );
}
