import { expect, it } from 'vitest';
import { pageOf } from './page.ts';

const keyOf = (item: string): string => item;
const refuse = (): Error => new Error('It is no token of this list.');

it('gives every item once, in order, though one is deleted between the pages', () => {
  const first = pageOf(['c', 'a', 'b', 'd'], { limit: 2, keyOf, refuse, token: '' });
  expect(first.items).toEqual(['a', 'b']);
  const second = pageOf(['a', 'c', 'd'], { limit: 2, keyOf, refuse, token: first.token });
  expect(second).toEqual({ items: ['c', 'd'] });
});

it('goes backwards too, past what is added before the first page meanwhile', () => {
  const order = 'descending';
  const first = pageOf(['a', 'c', 'b'], { limit: 2, keyOf, order, refuse });
  expect(first.items).toEqual(['c', 'b']);
  expect(pageOf(['a', 'b', 'c', 'd'], { limit: 2, keyOf, order, refuse, token: first.token })).toEqual({
    items: ['a'],
  });
});

it('refuses a token that it did not give, by the error of its caller', () => {
  expect(() => pageOf([], { limit: 1, keyOf, refuse, token: '***' })).toThrow('no token of this list');
});
