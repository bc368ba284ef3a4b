import type { Screen } from '@scones/command-line';
import { durationText, type EventRow, eventRows } from '@scones/execution-view';
import { headlines } from './headline.ts';
import { palette } from './palette.ts';
import { DEFAULT_COLUMNS } from './show-states.ts';
import type { ShownExecution } from './shown-execution.ts';
import { type Column, textTable } from './text-table.ts';
import { cutTo } from './text-width.ts';

/** The event view: every event, with the event that it follows and the time between them. */
export function showEvents(
  execution: ShownExecution,
  { columns = DEFAULT_COLUMNS, hasColors }: Screen,
): string {
  const paint = palette(hasColors);
  const rows = eventRows(execution.view.story);
  const [headings = '', ...lines] = textTable(COLUMNS, rows, columns, {
    heading: 'STEP',
    least: 10,
    cell: ({ step = '' }, width) => cutTo(step, width),
  });
  return [...headlines(execution, paint, columns), '', paint(headings, 'heading'), ...lines].join('\n');
}

const COLUMNS: readonly Column<EventRow>[] = [
  { heading: 'ID', cell: ({ id }) => String(id), side: 'right' },
  { heading: 'TYPE', cell: ({ type }) => type },
  { heading: 'FOLLOWS', cell: ({ previousId }) => String(previousId), side: 'right', rank: 2 },
  { heading: 'GAP', cell: ({ gap }) => durationText(gap), side: 'right', rank: 3 },
  { heading: 'AFTER', cell: ({ elapsed }) => durationText(elapsed), side: 'right', rank: 4 },
  { heading: 'RESOURCE', cell: ({ resource = '' }) => resource, widest: 28, rank: 1 },
];
