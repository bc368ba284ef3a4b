/** How a column is where the window is narrow. */
export interface NarrowColumn {
  /** A track of a CSS grid; absent, as wide as ever. */
  readonly width?: string;
  /** Columns with a place come first, in its order, so that what matters is in sight without scrolling. */
  readonly place?: number;
}

interface Fitting {
  readonly width: string;
  readonly narrow?: NarrowColumn;
}

/** The columns as they are shown in a window that is narrow, or is not. */
export function fittingColumns<Column extends Fitting>(
  columns: readonly Column[],
  isNarrow: boolean,
): readonly Column[] {
  if (!isNarrow) return columns;
  const placeOf = ({ narrow }: Column): number => narrow?.place ?? Infinity;
  return columns
    .map((column) => ({ ...column, width: column.narrow?.width ?? column.width }))
    .sort((one, other) => (placeOf(one) === placeOf(other) ? 0 : placeOf(one) - placeOf(other)));
}

/** The columns of a table with one of them first where the window is narrow, so that it is in sight without scrolling. */
export function firstWhereNarrow<Column extends { readonly id: string }>(
  columns: readonly Column[],
  first: string,
  isNarrow: boolean,
): readonly Column[] {
  if (!isNarrow) return columns;
  return [...columns].sort((one, other) => Number(other.id === first) - Number(one.id === first));
}
