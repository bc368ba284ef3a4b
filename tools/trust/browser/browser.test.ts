import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './browser.ts';

it('counts the facts about web pages that need no browser', { timeout: 300_000 }, async () => {
  const { rows, broken } = await shortRows(trial, 1);
  expect(broken).toEqual([]);
  expect(rows.map(({ tried }) => tried > 10)).toEqual([true, true, false, false, false]);
});
