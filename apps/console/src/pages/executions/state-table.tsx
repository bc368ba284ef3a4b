import { type ExecutionView, type TableRow, tableRows } from '@scones/execution-view';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { Status } from '../../shared/status.tsx';
import { durationText } from '../../shared/time.tsx';
import './timeline.css';

interface Props {
  readonly view: ExecutionView;
  readonly now: number;
  readonly selected: string | undefined;
  onSelect(nodeId: string): void;
}

/** The table view: each run of a state, its attempts unfolded below it, against the time that the whole took. */
export function StateTable({ view, now, selected, onSelect }: Props) {
  const rows = useMemo(() => tableRows(view.story, now), [view.story, now]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const inside = useMemo(() => Map.groupBy(rows, ({ parentId }) => parentId), [rows]);
  return (
    <Table<TableRow>
      header={
        <Header variant="h2" counter={`(${rows.length})`}>
          Table view
        </Header>
      }
      items={inside.get(undefined) ?? []}
      trackBy="id"
      variant="container"
      wrapLines={false}
      resizableColumns
      selectedItems={rows.filter(({ run }) => run.nodeId === selected)}
      onRowClick={({ detail }) => onSelect(detail.item.run.nodeId)}
      expandableRows={{
        getItemChildren: ({ id }) => inside.get(id) ?? [],
        isItemExpandable: ({ id }) => inside.has(id),
        expandedItems: rows.filter(({ id }) => unfolded.has(id)),
        onExpandableItemToggle: ({ detail: { item, expanded } }) =>
          setUnfolded((all) =>
            expanded ? new Set([...all, item.id]) : new Set([...all].filter((id) => id !== item.id)),
          ),
      }}
      columnDefinitions={COLUMNS}
      ariaLabels={{ tableLabel: 'The states that ran' }}
      empty="No state has run yet."
    />
  );
}

const COLUMNS = [
  { id: 'name', header: 'Name', cell: ({ name }: TableRow) => name, isRowHeader: true, minWidth: 180 },
  { id: 'type', header: 'Type', cell: ({ type }: TableRow) => type, width: 100 },
  { id: 'status', header: 'Status', cell: ({ status }: TableRow) => <Status status={status} />, width: 130 },
  { id: 'resource', header: 'Resource', cell: ({ resource }: TableRow) => resource ?? '–', width: 180 },
  {
    id: 'duration',
    header: 'Duration',
    cell: ({ durationMillis }: TableRow) => durationText(durationMillis),
    width: 110,
  },
  {
    id: 'timeline',
    header: 'Timeline',
    cell: (row: TableRow) => <TimelineBar row={row} />,
    minWidth: 200,
  },
  {
    id: 'started',
    header: 'Started after',
    cell: ({ startedAfter }: TableRow) => durationText(startedAfter),
    width: 120,
  },
];

function TimelineBar({ row: { from, to, status } }: { readonly row: TableRow }) {
  const style = { insetInlineStart: `${from * 100}%`, inlineSize: `max(3px, ${(to - from) * 100}%)` };
  return (
    <div className="timeline" aria-hidden>
      <div className={`bar ${status.replace(' ', '-')}`} style={style} />
    </div>
  );
}
