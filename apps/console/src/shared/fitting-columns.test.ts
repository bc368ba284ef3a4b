import { expect, it } from 'vitest';
import { firstWhereNarrow, fittingColumns } from './fitting-columns.ts';

const COLUMNS = [
  { id: 'time', width: '190px' },
  { id: 'action', width: 'minmax(200px, 2fr)', narrow: { width: '150px', place: 1 } },
  { id: 'status', width: '130px', narrow: { place: 2 } },
  { id: 'caller', width: '140px' },
];
const shown = (isNarrow: boolean) => fittingColumns(COLUMNS, isNarrow).map(({ id, width }) => [id, width]);

it('leaves columns alone where there is room', () => {
  expect(shown(false)).toEqual(COLUMNS.map(({ id, width }) => [id, width]));
});

it('puts first what matters, as narrow as it may be, where there is little', () => {
  expect(shown(true)).toEqual([
    ['action', '150px'],
    ['status', '130px'],
    ['time', '190px'],
    ['caller', '140px'],
  ]);
});

it('puts one column before the others where there is little room', () => {
  const ids = (isNarrow: boolean) => firstWhereNarrow(COLUMNS, 'status', isNarrow).map(({ id }) => id);
  expect(ids(true)).toEqual(['status', 'time', 'action', 'caller']);
  expect(ids(false)).toEqual(['time', 'action', 'status', 'caller']);
});
