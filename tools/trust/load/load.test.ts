import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './load.ts';

it.skipIf(!existsSync('/proc/self'))(
  'is as it was before, once two clients have used all services at once',
  { tags: 'proc', timeout: 300_000 },
  async () => {
    const { rows, broken } = await shortRows(trial, 1);
    expect(broken).toEqual([]);
    expect(rows.filter(({ note }) => note?.includes('p99')).length).toBeGreaterThan(14);
  },
);
