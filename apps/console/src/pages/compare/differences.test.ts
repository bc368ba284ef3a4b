import { expect, it } from 'vitest';
import { differencesOf } from './differences.ts';

it('finds nothing where documents are alike, however deep', () => {
  expect(differencesOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  expect(differencesOf(undefined, undefined)).toEqual([]);
});

it('names the smallest parts that differ', () => {
  const one = { body: { key: 'x', list: [1, 2] }, same: true };
  const other = { body: { key: 'y', list: [1, 2, 3] }, same: true };
  expect(differencesOf(one, other)).toEqual([
    { path: 'body.key', one: 'x', other: 'y' },
    { path: 'body.list[2]', one: undefined, other: 3 },
  ]);
});

it('takes what is of another kind as a whole', () => {
  expect(differencesOf({ a: [] }, { a: {} })).toEqual([{ path: 'a', one: [], other: {} }]);
  expect(differencesOf({ a: 1 }, undefined)).toEqual([{ path: '', one: { a: 1 }, other: undefined }]);
});
