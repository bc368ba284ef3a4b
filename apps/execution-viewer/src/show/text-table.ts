import { cutTo, padTo, textWidth } from './text-width.ts';

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** The side on which its texts are aligned; left if not given. */
  readonly side?: 'left' | 'right';
  /** The most terminal columns that it takes. */
  readonly widest?: number;
  /**
   * Columns of the lowest rank are left out first where the terminal is too narrow. A column without a rank always
   * stays.
   */
  readonly rank?: number;
  /** Adds colour to a text that already has its width. */
  readonly paint?: (text: string, row: Row) => string;
}

const GAP = '  ';

/**
 * The lines of a table that fits `columns`, its headings first. `fill` is the column that takes the rest of the width.
 */
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

/** The last column, which takes the rest of the width. */
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
