import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './fuzz.ts';

it('answers hundreds of fuzzed requests as the services do', { timeout: 300_000 }, async () => {
  expect((await shortRows(trial, 2)).broken).toEqual([]);
});
