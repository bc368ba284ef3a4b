import { FakeClock } from '@scones/deterministic';
import { Store } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { MetricTable } from './metric-table.ts';

const series = { Namespace: 'Shop', MetricName: 'orders', Dimensions: [] };
const one = { count: 1, sum: 5, minimum: 5, maximum: 5 };

function tableOnDisk() {
  const [store, clock] = [new Store(':memory:'), new FakeClock()];
  const faults: unknown[] = [];
  const table = new MetricTable(store, clock, (error) => void faults.push(error));
  const rows = (): unknown[] => store.database.prepare('SELECT at, count, sum FROM metric_points').all();
  return { table, store, clock, faults, rows };
}

it('writes the points of a second together, and equal values of one moment as one', async () => {
  const { table, clock, rows } = tableOnDisk();
  for (const at of [0, 0, 1]) table.add(series, at, one);
  expect(rows()).toEqual([]);
  await clock.advance(1000);
  expect(rows()).toEqual([
    { at: 0, count: 2, sum: 10 },
    { at: 1, count: 1, sum: 5 },
  ]);
});

it('writes many points at once', () => {
  const { table, rows } = tableOnDisk();
  for (let at = 0; at < 200; at++) table.add(series, at, one);
  expect(rows()).toHaveLength(200);
});

it('writes what is left when it is closed', () => {
  const { table, rows } = tableOnDisk();
  table.add(series, 0, one);
  table.close();
  expect(rows()).toHaveLength(1);
});

it('is closed even where it cannot write what is left, and tells of it', () => {
  const { table, store, faults } = tableOnDisk();
  table.add(series, 0, one);
  store.close();
  table.close();
  expect(faults).toHaveLength(1);
});

it('tells of points that it cannot write', async () => {
  const { table, store, clock, faults } = tableOnDisk();
  table.add(series, 0, one);
  store.close();
  await clock.advance(1000);
  expect(faults).toHaveLength(1);
});
