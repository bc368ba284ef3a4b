import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './archives.ts';

it('refuses hostile archives wherever they are given', { timeout: 600_000 }, async () => {
  expect((await shortRows(trial, 1)).broken).toEqual([]);
});
