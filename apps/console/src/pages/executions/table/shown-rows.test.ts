import { type StateRun, type TableRow, tableRows } from '@scones/execution-view';
import { expect, it } from 'vitest';
import { type Folding, shownRows } from './shown-rows.ts';

const run = (id: number, name: string, parent?: StateRun): StateRun => ({
  id,
  name,
  type: 'Task',
  nodeId: `/${name}`,
  enteredAt: id,
  exitedAt: id + 1,
  status: 'succeeded',
  attempts: [],
  ...(parent && { parent }),
});
const map = run(1, 'map');
const runs = [map, run(2, 'inner b', map), run(3, 'inner a', map), run(4, 'after')];
const story = { runs, startedAt: 0, endedAt: 9 } as unknown as Parameters<typeof tableRows>[0];
const rows = tableRows(story, 9);
const names = (shown: readonly TableRow[]) => shown.map(({ name }) => name);
const closed: Folding = { turned: new Set(), isOpenAtStart: () => false };
const columns = [{ id: 'name', sortBy: ({ name }: TableRow) => name }];

it('shows what is inside of a row below it once it is unfolded', () => {
  expect(names(shownRows(rows, closed, columns, undefined))).toEqual(['map', 'after']);
  const open = { ...closed, turned: new Set(['1']) };
  expect(names(shownRows(rows, open, columns, undefined))).toEqual(['map', 'inner b', 'inner a', 'after']);
});

it('folds what was open at the start', () => {
  const folding: Folding = { turned: new Set(['1']), isOpenAtStart: () => true };
  expect(names(shownRows(rows, folding, columns, undefined))).toEqual(['map', 'after']);
});

it('sorts each level by itself', () => {
  const folding: Folding = { turned: new Set(), isOpenAtStart: () => true };
  const sorting = { column: 'name', isDescending: false };
  expect(names(shownRows(rows, folding, columns, sorting))).toEqual(['after', 'map', 'inner a', 'inner b']);
});
