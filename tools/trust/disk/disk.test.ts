import { expect, it } from 'vitest';
import { shortRows } from '../short-rows.ts';
import { trial } from './disk.ts';

it(
  'refuses writes on a full disk, deletes, and goes on when there is space',
  { tags: 'proc', timeout: 300_000 },
  async () => {
    const { broken } = await shortRows(trial, 1);
    expect(broken).toEqual([]);
  },
);
