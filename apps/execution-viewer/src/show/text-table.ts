import { cutTo, padTo, textWidth } from './text-width.ts';

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** The side that its texts stand on; left if not given. */
  readonly side?: 'left' | 'right';
  /** The columns of the terminal that it takes at most. */
  readonly widest?: number;
  /** Left out where the terminal is too narrow: the lowest rank first; absent, it always stays. */
  readonly rank?: number;
  /** Lays colour around a text that has its width already. */
  readonly paint?: (text: string, row: Row) => string;
}

const GAP = '  ';

/** Lines of a table that fits `columns`: its headings first. What takes the last of the room is told by `fill`. */
export function textTable<Row>(
  all: readonly Column<Row>[],
  rows: readonly Row[],
  columns: number,
  fill: FillColumn<Row>,
): string[] {
  const kept = fitting(sized(all, rows), columns - fill.least - GAP.length);
  const room = Math.max(columns - widthOf(kept) - GAP.length, fill.least);
  const headings = kept.map(({ heading, width, side }) => padTo(heading, width, side ?? 'left'));
  const lines = rows.map((row) =>
    [...kept.map((column) => cellOf(column, row)), fill.cell(row, room)].join(GAP).trimEnd(),
  );
  return [[...headings, fill.heading].join(GAP), ...lines];
}

/** The last column, which takes what room there is. */
export interface FillColumn<Row> {
  readonly heading: string;
  readonly least: number;
  readonly cell: (row: Row, width: number) => string;
}

type Sized<Row> = Column<Row> & { readonly width: number };

function sized<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Sized<Row>[] {
  return columns.map((column) => {
    const widest = rows.reduce(
      (width, row) => Math.max(width, textWidth(column.cell(row))),
      textWidth(column.heading),
    );
    return { ...column, width: Math.min(widest, column.widest ?? widest) };
  });
}

function fitting<Row>(columns: readonly Sized<Row>[], room: number): Sized<Row>[] {
  const dispensable = columns.filter(({ rank }) => rank !== undefined);
  if (widthOf(columns) <= room || dispensable.length === 0) return [...columns];
  const least = Math.min(...dispensable.map(({ rank = 0 }) => rank));
  return fitting(
    columns.filter(({ rank }) => rank !== least),
    room,
  );
}

function widthOf(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width + GAP.length, -GAP.length);
}

function cellOf<Row>({ cell, width, side = 'left', paint }: Sized<Row>, row: Row): string {
  const text = padTo(cutTo(cell(row), width), width, side);
  return paint ? paint(text, row) : text;
}
