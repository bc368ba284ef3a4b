import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './access.ts';

it('holds callers to their policies, for a tenth of all operations', { timeout: 300_000 }, async () => {
  expect((await shortRows(trial, 2)).broken).toEqual([]);
});
