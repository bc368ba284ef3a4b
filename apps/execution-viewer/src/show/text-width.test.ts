import { expect, it } from 'vitest';
import { cutTo, padTo, textWidth } from './text-width.ts';

it.each([
  ['', 0],
  ['Bake', 4],
  ['パン', 4],
  ['🥐!', 3],
  ['e\u0301', 1],
  ['a\u200bb', 2],
])('counts %j as %i columns', (text, columns) => {
  expect(textWidth(text)).toBe(columns);
});

it.each([
  ['Bake', 4, 'Bake'],
  ['Bakery', 4, 'Bak…'],
  ['パンパン', 4, 'パ…'],
  ['  a\n\tb', 9, '  a b'],
])('cuts %j to %i columns: %j', (text, columns, cut) => {
  expect(cutTo(text, columns)).toBe(cut);
});

it('lets no text control the terminal', () => {
  expect(cutTo('\u001b[31mred\u0007', 20)).toBe('\ufffd[31mred\ufffd');
});

it('pads by columns, on either side', () => {
  expect([padTo('パン', 6, 'left'), padTo('パン', 6, 'right'), padTo('long', 2, 'left')]).toEqual([
    'パン  ',
    '  パン',
    'long',
  ]);
});
