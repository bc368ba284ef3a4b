import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './crash.ts';

it.skipIf(!existsSync('/proc/self'))(
  'loses nothing and does nothing twice at five moments of kill -9',
  { tags: 'proc', timeout: 300_000 },
  async () => {
    const { rows, broken } = await shortRows(trial, 5);
    expect(broken).toEqual([]);
    expect(rows.find(({ name }) => name.startsWith('executions'))?.tried).toBeGreaterThan(0);
  },
);
