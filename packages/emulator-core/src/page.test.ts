import { expect, it } from 'vitest';
import { pageFrom, pageOf } from './page.ts';

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

it('refuses a token of which a part is missing or altered', () => {
  const { token = '' } = pageOf(['a', 'b'], { limit: 1, keyOf, refuse });
  expect(pageOf(['a', 'b'], { limit: 1, keyOf, refuse, token }).items).toEqual(['b']);
  const broken = [token.slice(0, -1), token.slice(1), `${token}A`, `A${token.slice(1)}`, token.toUpperCase()];
  for (const each of broken)
    expect(() => pageOf(['a', 'b'], { limit: 1, keyOf, refuse, token: each })).toThrow('no token');
});

it('reads no more than it needs of a list that is kept elsewhere', () => {
  const asked: [string | undefined, number][] = [];
  const read = (after: string | undefined, count: number): string[] => {
    asked.push([after, count]);
    return ['a', 'b', 'c'].filter((item) => after === undefined || item > after).slice(0, count);
  };
  const first = pageFrom(read, { limit: 2, keyOf, refuse });
  expect(pageFrom(read, { limit: 2, keyOf, refuse, token: first.token })).toEqual({ items: ['c'] });
  expect(asked).toEqual([
    [undefined, 3],
    ['b', 3],
  ]);
});
