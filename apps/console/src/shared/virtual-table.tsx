import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import './virtual-table.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** A track of a CSS grid: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  cell(row: Row): ReactNode;
  /** What the column is sorted by; absent, it can't be. */
  readonly sortBy?: (row: Row) => string | number;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string | number;
  /** What stands below an unfolded row; absent, no row unfolds. */
  readonly below?: (row: Row) => ReactNode;
  readonly empty?: ReactNode;
  /** Pixels; beyond it the table scrolls. */
  readonly maxHeight?: number;
}

interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

const ROW_PIXELS = 37;

/** A table of any length: only the rows in sight are in the page. */
export function VirtualTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  below,
  empty,
  maxHeight = 560,
}: Props<Row>) {
  const [sorting, setSorting] = useState<Sorting>();
  const [unfolded, setUnfolded] = useState<string | number>();
  const scrolled = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scrolled.current,
    getItemKey: (index) => keyOf(sorted[index] as Row),
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  });
  const tracks = {
    gridTemplateColumns: [...(below ? ['32px'] : []), ...columns.map(({ width }) => width)].join(' '),
  };
  return (
    <div
      className="virtual-table"
      ref={scrolled}
      tabIndex={0}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      style={{ maxBlockSize: `${maxHeight}px` }}
    >
      <div role="rowgroup" className="head">
        <div className="row" role="row" style={tracks}>
          {below && <div role="columnheader" aria-label="Details" />}
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sorting={sorting} onSort={setSorting} />
          ))}
        </div>
      </div>
      {rows.length === 0 && <div className="empty">{empty}</div>}
      <div className="rows" role="rowgroup" style={{ blockSize: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = sorted[index] as Row;
          const rowKey = keyOf(row);
          const isUnfolded = unfolded === rowKey;
          return (
            <div
              key={String(key)}
              data-index={index}
              ref={virtual.measureElement}
              className="place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <div className="row" role="row" aria-rowindex={index + 2} style={tracks}>
                {below && (
                  <div role="cell">
                    <button
                      type="button"
                      className="unfold"
                      aria-expanded={isUnfolded}
                      aria-label={`Details of row ${index + 1}`}
                      onClick={() => setUnfolded(isUnfolded ? undefined : rowKey)}
                    >
                      {isUnfolded ? '▾' : '▸'}
                    </button>
                  </div>
                )}
                {columns.map((column) => (
                  <div key={column.id} role="cell">
                    {column.cell(row)}
                  </div>
                ))}
              </div>
              {isUnfolded && below?.(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  onSort(sorting: Sorting | undefined): void;
}

function HeaderCell<Row>({ column, sorting, onSort }: HeaderProps<Row>) {
  const isSorted = sorting?.column === column.id;
  const direction = isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none';
  if (!column.sortBy) return <div role="columnheader">{column.header}</div>;
  return (
    <div role="columnheader" aria-sort={direction}>
      <button type="button" className="sort" onClick={() => onSort(nextSorting(column.id, sorting))}>
        {column.header} <span aria-hidden>{{ none: '', ascending: '▲', descending: '▼' }[direction]}</span>
      </button>
    </div>
  );
}

/** Up, then down, then as the rows came. */
function nextSorting(column: string, sorting: Sorting | undefined): Sorting | undefined {
  if (sorting?.column !== column) return { column, isDescending: false };
  return sorting.isDescending ? undefined : { column, isDescending: true };
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const sortBy = columns.find(({ id }) => id === sorting?.column)?.sortBy;
  if (!sortBy || !sorting) return rows;
  const sign = sorting.isDescending ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare(sortBy(one), sortBy(other)));
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other));
}
