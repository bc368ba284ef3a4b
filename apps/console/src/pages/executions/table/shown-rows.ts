import type { TableRow } from '@scones/execution-view';
import { type Sorting, sortRows } from '../../../shared/sort-rows.ts';

interface Sortable {
  readonly id: string;
  readonly sortBy?: (row: TableRow) => string | number;
}

/** Which rows are unfolded: those that the person has toggled, and otherwise the ones at the start. */
export interface Folding {
  readonly turned: ReadonlySet<string>;
  readonly isOpenAtStart: (row: TableRow) => boolean;
}

/** The visible rows: below each unfolded row, the rows inside it. Each level is sorted by itself. */
export function shownRows(
  rows: readonly TableRow[],
  folding: Folding,
  columns: readonly Sortable[],
  sorting: Sorting | undefined,
): TableRow[] {
  const inside = Map.groupBy(rows, ({ parentId }) => parentId);
  const shownIn = (parentId: string | undefined): TableRow[] =>
    sortRows(inside.get(parentId) ?? [], columns, sorting).flatMap((row) =>
      inside.has(row.id) && isOpen(row, folding) ? [row, ...shownIn(row.id)] : [row],
    );
  return shownIn(undefined);
}

export function isOpen(row: TableRow, { turned, isOpenAtStart }: Folding): boolean {
  return isOpenAtStart(row) !== turned.has(row.id);
}
