export interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

interface Sortable<Row> {
  readonly id: string;
  readonly sortBy?: ((row: Row) => string | number) | undefined;
}

/** The rows in the order of one of their columns, or unchanged where none is chosen. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Sortable<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const sortBy = columns.find(({ id }) => id === sorting?.column)?.sortBy;
  if (!sortBy || !sorting) return rows;
  const sign = sorting.isDescending ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare(sortBy(one), sortBy(other)));
}

function compare(one: string | number, other: string | number): number {
  // Compares them without a subtraction: the difference of two infinities is not a number.
  if (typeof one === 'number' && typeof other === 'number') return Number(one > other) - Number(one < other);
  return String(one).localeCompare(String(other));
}
