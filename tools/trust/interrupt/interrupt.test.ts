import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './interrupt.ts';

it.skipIf(!existsSync('/proc/self'))(
  'lets a deployment that was stopped while it makes an endpoint be run again',
  { tags: 'proc', timeout: 300_000 },
  async () => {
    const { rows, broken } = await shortRows(trial, 1);
    expect(broken).toEqual([]);
    expect(rows[0]?.tried).toBeGreaterThan(4);
  },
);
