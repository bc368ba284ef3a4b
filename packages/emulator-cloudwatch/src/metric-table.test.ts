import { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { MetricTable } from './metric-table.ts';

const series = { Namespace: 'Shop', MetricName: 'orders', Dimensions: [] };
const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const one = { count: 1, sum: 5, minimum: 5, maximum: 5 };

it('writes equal values of one moment as one point, at the end of the turn', async () => {
  const store = new Store(':memory:');
  const table = new MetricTable(store, () => undefined);
  for (const at of [0, 0, 1]) table.add(series, at, one);
  const rows = (): unknown[] => store.database.prepare('SELECT at, count, sum FROM metric_points').all();
  expect(rows()).toEqual([]);
  await endOfTurn();
  expect(rows()).toEqual([
    { at: 0, count: 2, sum: 10 },
    { at: 1, count: 1, sum: 5 },
  ]);
  store.close();
});

it('tells of points that it cannot write', async () => {
  const store = new Store(':memory:');
  const faults: unknown[] = [];
  const table = new MetricTable(store, (error) => void faults.push(error));
  store.close();
  table.add(series, 0, one);
  await endOfTurn();
  expect(faults).toHaveLength(1);
});
