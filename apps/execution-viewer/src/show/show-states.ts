import type { Screen } from '@scones/command-line';
import { durationText, readCause, type StateRun, type TableRow, tableRows } from '@scones/execution-view';
import { headlines } from './headline.ts';
import { type Paint, palette } from './palette.ts';
import type { ShownExecution } from './shown-execution.ts';
import { signed } from './signed.ts';
import { type Column, textTable } from './text-table.ts';
import { cutTo } from './text-width.ts';
import { timelineBar } from './timeline-bar.ts';

/** The width of a line where none is known. */
export const DEFAULT_COLUMNS = 120;

/** The table view: the outcome of the whole, then every run of a state, then the failures. */
export function showStates(
  execution: ShownExecution,
  { columns = DEFAULT_COLUMNS, hasColors }: Screen,
): string {
  const paint = palette(hasColors);
  const rows = tableRows(execution.view.story, execution.now);
  const [headings = '', ...lines] = textTable(statesColumns(paint), rows, columns, {
    heading: 'TIMELINE',
    least: 10,
    cell: (row, width) => paint(timelineBar(row, width), row.status),
  });
  const table = rows.length === 0 ? ['No state has run yet.'] : [paint(headings, 'heading'), ...lines];
  return [...headlines(execution, paint, columns), '', ...table, ...failures(execution, columns)].join('\n');
}

function statesColumns(paint: Paint): Column<TableRow>[] {
  return [
    { heading: 'NAME', cell: ({ depth, name }) => `${'  '.repeat(depth)}${name}`, widest: 36 },
    { heading: 'TYPE', cell: ({ type }) => type, rank: 2 },
    {
      heading: 'STATUS',
      cell: ({ status }) => signed(status),
      paint: (text, { status }) => paint(text, status),
    },
    { heading: 'RESOURCE', cell: ({ resource }) => resource ?? '', widest: 28, rank: 1 },
    { heading: 'DURATION', cell: ({ durationMillis }) => durationText(durationMillis), side: 'right' },
    {
      heading: 'STARTED AFTER',
      cell: ({ startedAfter }) => durationText(startedAfter),
      side: 'right',
      rank: 3,
    },
  ];
}

/** The innermost failed runs have the reason. The runs around them fail with the same words. */
function failures({ view }: ShownExecution, columns: number): string[] {
  const failed = view.story.runs.filter(({ error }) => error !== undefined);
  const around = new Set(failed.map(({ parent }) => parent));
  const innermost = failed.filter((run) => !around.has(run));
  return innermost.length === 0 ? [] : ['', ...innermost.map((run) => cutTo(failure(run), columns * 2))];
}

function failure({ name, error, cause, status }: StateRun): string {
  const words = [error, cause === undefined ? undefined : readCause(cause).message]
    .filter((part) => part !== undefined)
    .join(': ');
  return `${signed(status)} ${name}: ${words}`;
}
