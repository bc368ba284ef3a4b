import { expect, it } from 'vitest';
import { comparedRows } from './compared-rows.ts';

it('puts what differs first', () => {
  expect(
    comparedRows([
      { epochs: '4', batch: '32', rate: '0.1' },
      { epochs: '8', batch: '32' },
    ]),
  ).toEqual([
    { name: 'epochs', values: ['4', '8'], differs: true },
    { name: 'rate', values: ['0.1', undefined], differs: true },
    { name: 'batch', values: ['32', '32'], differs: false },
  ]);
});

it('does without jobs that have no values', () => {
  expect(comparedRows([undefined, undefined])).toEqual([]);
});
