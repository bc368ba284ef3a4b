import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './expressions.ts';

it('is not held by hostile expressions', { timeout: 600_000 }, async () => {
  expect((await shortRows(trial, 1)).broken).toEqual([]);
});
