import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './faults.ts';

it('counts tests that stand elsewhere', { timeout: 300_000 }, async () => {
  const { rows, broken } = await shortRows(trial, 1);
  expect(broken).toEqual([]);
  expect(rows.map(({ tried }) => tried > 1)).toEqual([true]);
});
