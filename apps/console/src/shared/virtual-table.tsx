import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type Sorting, sortRows } from './sort-rows.ts';
import { narrowest } from './track-widths.ts';
import './virtual-table.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** A track of a CSS grid: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  cell(row: Row): ReactNode;
  /** What the column is sorted by; absent, it can't be. */
  readonly sortBy?: (row: Row) => string | number;
  /** Numbers stand at the end, so that their digits can be compared. */
  readonly align?: 'end';
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string | number;
  /** What stands below an unfolded row; absent, no row unfolds. */
  readonly below?: (row: Row) => ReactNode;
  readonly empty?: ReactNode;
  /** Pixels, or a length of CSS; beyond it the table scrolls. */
  readonly maxHeight?: number | string;
  /** A table whose rows are sorted by the page, since they are a tree. */
  readonly sorted?: { readonly by: Sorting | undefined; onSort(sorting: Sorting | undefined): void };
  isSelected?(row: Row): boolean;
  /** For the pointer; by keyboard, something in the row does the same. */
  onRowClick?(row: Row): void;
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
  sorted: sortedByPage,
  isSelected,
  onRowClick,
}: Props<Row>) {
  const [ownSorting, setOwnSorting] = useState<Sorting>();
  const sorting = sortedByPage ? sortedByPage.by : ownSorting;
  const setSorting = sortedByPage ? sortedByPage.onSort : setOwnSorting;
  const [unfolded, setUnfolded] = useState<string | number>();
  const scrolled = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => sortRows(rows, columns, ownSorting), [rows, columns, ownSorting]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scrolled.current,
    getItemKey: (index) => keyOf(sorted[index] as Row),
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  });
  const widths = [...(below ? ['32px'] : []), ...columns.map(({ width }) => width)];
  // One width for all rows, whatever is in them, so that columns stand below their headers.
  const tracks = { gridTemplateColumns: widths.join(' '), minInlineSize: `${narrowest(widths)}px` };
  return (
    <div
      className="virtual-table"
      ref={scrolled}
      tabIndex={0}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      style={{ maxBlockSize: typeof maxHeight === 'number' ? `${maxHeight}px` : maxHeight }}
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
              <div
                className={isSelected?.(row) ? 'row selected' : 'row'}
                role="row"
                aria-rowindex={index + 2}
                aria-current={isSelected?.(row) ? 'true' : undefined}
                style={tracks}
                onClick={onRowClick && (() => onRowClick(row))}
              >
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
                  <div key={column.id} role="cell" className={column.align}>
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
  if (!column.sortBy)
    return (
      <div role="columnheader" className={column.align}>
        {column.header}
      </div>
    );
  return (
    <div role="columnheader" aria-sort={direction} className={column.align}>
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
