import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { diskFault } from './disk-fault.ts';

it('knows the faults of a full disk, be it the system that tells of it or SQLite', () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  expect(diskFault(full)).toBe('no space left on device');
  expect(diskFault(new Error('cannot keep it', { cause: full }))).toBe('no space left on device');
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA max_page_count = 2; CREATE TABLE t (a)');
  const fill = (): unknown => database.prepare('INSERT INTO t VALUES (zeroblob(100000))').run();
  try {
    fill();
    expect.unreachable();
  } catch (error) {
    expect(diskFault(error)).toBe('database or disk is full');
  }
  database.close();
});

it('takes no other fault for one of the disk', () => {
  expect(diskFault(new Error('no'))).toBeUndefined();
  expect(diskFault(Object.assign(new Error('no'), { code: 'ENOENT' }))).toBeUndefined();
  expect(diskFault('no')).toBeUndefined();
});
