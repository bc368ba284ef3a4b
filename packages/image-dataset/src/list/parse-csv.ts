/** A row's cells, and the line of the text that it begins on, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The rows of a text of comma-separated values, by RFC 4180. Semicolons and tabs separate too, where the first line has
 * more of them. Empty lines are left out. Undefined where a quote is never closed.
 */
export function parseCsv(text: string): CsvRow[] | undefined {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  const field = new RegExp(
    `("(?:[^"]|"")*"|[^"\\n\\r${separator}][^\\n\\r${separator}]*|)(${separator}|\\r?\\n|\\r|$)`,
    'y',
  );
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  field.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [whole, cell = '', end] = match;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === separator) continue;
    if (cells.some((value) => value !== '')) rows.push({ line: start, cells });
    cells = [];
    start = line;
    if (end === '') return field.lastIndex === text.length ? rows : undefined;
  }
  return undefined;
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] as string;
}
