import { expect, it } from 'vitest';
import { pageOf } from './page.ts';

const keyOf = (item: string): string => item;

it('gives every item once, in order, though one is deleted between the pages', () => {
  const first = pageOf(['c', 'a', 'b', 'd'], { limit: 2, keyOf });
  expect(first.items).toEqual(['a', 'b']);
  expect(pageOf(['a', 'c', 'd'], { limit: 2, keyOf, token: first.token })).toEqual({ items: ['c', 'd'] });
});

it('goes backwards too, past what is added before the first page meanwhile', () => {
  const order = 'descending';
  const first = pageOf(['a', 'c', 'b'], { limit: 2, keyOf, order });
  expect(first.items).toEqual(['c', 'b']);
  expect(pageOf(['a', 'b', 'c', 'd'], { limit: 2, keyOf, order, token: first.token })).toEqual({
    items: ['a'],
  });
});

it('refuses a token that it did not give', () => {
  expect(() => pageOf([], { limit: 1, keyOf, token: '***' })).toThrow('not one that this operation gave');
});
