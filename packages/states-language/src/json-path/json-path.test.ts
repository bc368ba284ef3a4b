import { expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { testScope } from '../test-scope.ts';
import { PathSyntaxError } from './cursor.ts';
import { parseJsonPath } from './json-path.ts';

const store: Json = {
  book: [
    { title: 'A', price: 8, tags: ['x'] },
    { title: 'B', price: 12, isbn: '1' },
    { title: 'C', price: 9, isbn: '2' },
  ],
  'odd name': { 'in-side': 1 },
  empty: [],
  nothing: null,
  lists: [[1, 2], null, [3]],
};

it.each<[string, Json | undefined]>([
  ['$', store],
  ['$.book[0].title', 'A'],
  ['$.book[-1].title', 'C'],
  ["$['odd name'].in-side", 1],
  ['$.nothing', null],
  ['$.missing', undefined],
  ['$.book[7]', undefined],
  ['$.constructor', undefined],
  ['$.book[*].title', ['A', 'B', 'C']],
  ['$.book[0,2].price', [8, 9]],
  ['$.lists[0,1]', [[1, 2], null]],
  ['$.book[1:].title', ['B', 'C']],
  ['$.book[:-1].title', ['A', 'B']],
  ["$.book[0]['title','price']", { title: 'A', price: 8 }],
  ['$..isbn', ['1', '2']],
  ['$..book[2].title', ['C']],
  ['$.book[?(@.isbn)].title', ['B', 'C']],
  ['$.book[?(!@.isbn)].title', ['A']],
  ['$.book[?(@.price < 10 && @.isbn)].title', ['C']],
  ["$.book[?(@.title == 'A' || (@.price >= 12))].title", ['A', 'B']],
  ["$.book[?(@.title in ['B', 'C'])].price", [12, 9]],
  ['$.book[?(@.price > $.book[0].price)].title', ['B', 'C']],
  ['$.book[?(@.title =~ /[bc]/i)].price', [12, 9]],
  ['$.book[?(@.title =~ /B|C/)].price', [12, 9]],
  ['$.book[?(@.price =~ /1.*/)].title', ['B']],
  ["$.book[?(@.price == '8')].title", ['A']],
  ['$.book[?(@.isbn == 1)].title', ['B']],
  ['$.book[?(@.isbn === 1)].title', []],
  ["$.book[?(@.isbn !== '1')].title", ['A', 'C']],
  ['$.book[?(@.tags size 1)].title', ['A']],
  ['$.book[?(@.tags empty false)].title', ['A']],
  ["$.book[?(@.tags contains 'x')].title", ['A']],
  ["$.book[?(@.title contains 'B')].title", ['B']],
  ["$.book[?(@.tags subsetof ['x', 'y'])].title", ['A']],
  ["$.book[?(@.tags anyof ['y'])].title", []],
  ["$.book[?(@.tags noneof ['y'])].title", ['A']],
  ['$..[?(@.price == 9)].title', ['C']],
  ['$.book[0:2:1].title', ['A', 'B']],
  ['$.book[2:0:-1].title', []],
  ['$.missing[*]', []],
  ['$.missing[1:].title', []],
  ['$.book.length()', 3],
  ['$.book[*].price.max()', 12],
  ['$.book[*].price.avg()', 29 / 3],
  ['$.empty.min()', undefined],
])('finds %s', (path, expected) => {
  expect(parseJsonPath(path).find(testScope(store))).toEqual(expected);
});

it('starts from the context object or from a variable', () => {
  const scope = testScope({}, { answer: { deep: 42 } });
  expect(parseJsonPath('$$.State.Name').find(scope)).toBe('Here');
  expect(parseJsonPath('$answer.deep').find(scope)).toBe(42);
  expect(parseJsonPath('$unknown').find(scope)).toBeUndefined();
  expect(parseJsonPath('$constructor').find(scope)).toBeUndefined();
});

it.each([
  '',
  'a',
  '$.',
  '$.a[',
  '$.a[b]',
  "$['a",
  '$.a b',
  '$[?(@.a ==)]',
  '$.a.nosuch()',
  '$[?(@.a =~ /(/)]',
  '$[?(@.a =~ x)]',
  '$[::2]',
  '$[:]',
])('refuses %j', (path) => {
  expect(() => parseJsonPath(path)).toThrow(PathSyntaxError);
});
