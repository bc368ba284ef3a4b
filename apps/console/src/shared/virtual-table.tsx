import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { fittingColumns, type NarrowColumn } from './fitting-columns.ts';
import { type Sorting, sortRows } from './sort-rows.ts';
import { useIsNarrow } from './use-is-narrow.ts';
import { narrowest } from './track-widths.ts';
import './virtual-table.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** A track of a CSS grid: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  cell(row: Row): ReactNode;
  /** The value by which the column is sorted; absent, it can't be. */
  readonly sortBy?: (row: Row) => string | number;
  /** Numbers are aligned at the end, so that their digits can be compared. */
  readonly align?: 'end';
  readonly narrow?: NarrowColumn;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string | number;
  /** The content below an unfolded row; absent, no row unfolds. */
  readonly below?: (row: Row) => ReactNode;
  readonly empty?: ReactNode;
  /** Pixels, or a CSS length. A longer table scrolls. */
  readonly maxHeight?: number | string;
  /** A table whose rows are sorted by the page, since they are a tree. */
  readonly sorted?: { readonly by: Sorting | undefined; onSort(sorting: Sorting | undefined): void };
  isSelected?(row: Row): boolean;
  /** Called for a click. For the keyboard, something in the row does the same. */
  onRowClick?(row: Row): void;
}

const ROW_PIXELS = 37;

/** A table of any length: only the visible rows are in the page. */
export function VirtualTable<Row>({
  label,
  columns: givenColumns,
  rows,
  keyOf,
  below,
  empty,
  maxHeight = 560,
  sorted: sortedByPage,
  isSelected,
  onRowClick,
}: Props<Row>) {
  const isNarrow = useIsNarrow();
  const columns = useMemo(() => fittingColumns(givenColumns, isNarrow), [givenColumns, isNarrow]);
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
  const unfolds = below !== undefined;
  const tracks = useMemo(() => tracksOf(columns, unfolds), [columns, unfolds]);
  const turn = useCallback(
    (key: string | number, isOpen: boolean) => setUnfolded(isOpen ? key : undefined),
    [],
  );
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
          return (
            <div
              key={String(key)}
              data-index={index}
              ref={virtual.measureElement}
              className="place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <TableRow
                row={row}
                rowKey={rowKey}
                number={index + 1}
                columns={columns}
                tracks={tracks}
                below={below}
                isUnfolded={unfolded === rowKey}
                isSelected={isSelected?.(row) === true}
                onTurn={turn}
                onClick={onRowClick}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** One width for all rows, whatever their content, so that columns stand below their headers. */
function tracksOf(columns: readonly { readonly width: string }[], unfolds: boolean): CSSProperties {
  const widths = [...(unfolds ? ['32px'] : []), ...columns.map(({ width }) => width)];
  return { gridTemplateColumns: widths.join(' '), minInlineSize: `${narrowest(widths)}px` };
}

interface RowProps<Row> extends Pick<Props<Row>, 'columns'> {
  readonly below: Props<Row>['below'];
  readonly row: Row;
  readonly rowKey: string | number;
  /** Counted from 1. */
  readonly number: number;
  readonly tracks: CSSProperties;
  readonly isUnfolded: boolean;
  readonly isSelected: boolean;
  onTurn(rowKey: string | number, isOpen: boolean): void;
  readonly onClick: Props<Row>['onRowClick'];
}

/** While the table scrolls, rows that stay in sight are as they were: only new ones cost anything. */
const TableRow = memo(function TableRow<Row>({
  row,
  rowKey,
  number,
  columns,
  tracks,
  below,
  isUnfolded,
  isSelected,
  onTurn,
  onClick,
}: RowProps<Row>) {
  return (
    <>
      <div
        className={isSelected ? 'row selected' : 'row'}
        role="row"
        aria-rowindex={number + 1}
        aria-current={isSelected ? 'true' : undefined}
        style={tracks}
        onClick={onClick && (() => onClick(row))}
      >
        {below && (
          <div role="cell">
            <button
              type="button"
              className="unfold"
              aria-expanded={isUnfolded}
              aria-label={`Details of row ${number}`}
              onClick={() => onTurn(rowKey, !isUnfolded)}
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
    </>
  );
}) as <Row>(props: RowProps<Row>) => ReactNode;

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
