import { expect, it } from 'vitest';
import { sortRows } from './sort-rows.ts';

const columns = [
  { id: 'length', sortBy: (word: string) => word.length },
  { id: 'text', sortBy: (word: string) => word },
  { id: 'fixed' },
];
const words = ['pear', 'fig', 'apple'];

it('leaves rows as they came where no column is chosen, or one that has no order', () => {
  expect(sortRows(words, columns, undefined)).toBe(words);
  expect(sortRows(words, columns, { column: 'fixed', isDescending: false })).toBe(words);
});

it('sorts by numbers and by texts, up and down', () => {
  expect(sortRows(words, columns, { column: 'length', isDescending: false })).toEqual([
    'fig',
    'pear',
    'apple',
  ]);
  expect(sortRows(words, columns, { column: 'text', isDescending: true })).toEqual(['pear', 'fig', 'apple']);
});

it('keeps the order of rows that are endless alike', () => {
  const endless = [{ id: 'end', sortBy: (word: string) => (word === 'b' ? 1 : Infinity) }];
  expect(sortRows(['a', 'b', 'c'], endless, { column: 'end', isDescending: false })).toEqual(['b', 'a', 'c']);
});
