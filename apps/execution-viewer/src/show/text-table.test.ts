import { expect, it } from 'vitest';
import { type Column, textTable } from './text-table.ts';

interface Cake {
  readonly name: string;
  readonly price: number;
}

const COLUMNS: readonly Column<Cake>[] = [
  { heading: 'CAKE', cell: ({ name }) => name, widest: 8 },
  { heading: 'PRICE', cell: ({ price }) => String(price), side: 'right', rank: 2 },
  { heading: 'TAX', cell: ({ price }) => String(price / 10), rank: 1 },
];
const cakes = [
  { name: 'Scone', price: 3 },
  { name: 'Wedding cake', price: 300 },
];
const table = (columns: number) =>
  textTable(COLUMNS, cakes, columns, { heading: 'BAR', least: 3, cell: (_cake, width) => '#'.repeat(width) });

it('gives the last column the width that the others leave', () => {
  expect(table(30)).toEqual(
    ['CAKE      PRICE  TAX  BAR', 'Scone         3  0.3  #########', 'Wedding…    300  30   #########'].map(
      (line) => line.slice(0, 30),
    ),
  );
});

it('leaves out the least needed columns where the terminal is narrow', () => {
  expect(table(22)[0]).toBe('CAKE      PRICE  BAR');
  expect(table(14)[0]).toBe('CAKE      BAR');
  expect(table(4)[0]).toBe('CAKE      BAR');
});

it('colours texts without changing their width', () => {
  const [column] = COLUMNS as [Column<Cake>];
  const painted = { ...column, paint: (text: string, { price }: Cake) => (price > 9 ? `<${text}>` : text) };
  const [, , dear] = textTable([painted], cakes, 20, { heading: '', least: 1, cell: () => '!' });
  expect(dear).toBe('<Wedding…>  !');
});
