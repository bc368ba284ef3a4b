import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { losesFrames } from './write-ahead-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'write-ahead-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE = 4096;
const FRAME = 24 + PAGE;

/** The log that a database leaves whose writer is killed now. */
function logAfter(name: string, work: (database: DatabaseSync) => void): Buffer {
  const file = join(folder, name);
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = 5; CREATE TABLE cups (text)');
  work(database);
  const log = readFileSync(`${file}-wal`);
  database.close();
  return log;
}

const fill = (database: DatabaseSync, rows: number): void => {
  const add = database.prepare('INSERT INTO cups VALUES (?)');
  for (let row = 0; row < rows; row++) add.run('x'.repeat(3000));
};

it('finds nothing wrong with a log that is whole, empty, or ends in the middle of a frame', () => {
  const log = logAfter('whole', (database) => fill(database, 20));
  expect(log.length).toBeGreaterThan(20 * FRAME);
  for (const end of [log.length, log.length - 100, log.length - FRAME, 32, 10, 0])
    expect(losesFrames(log.subarray(0, end))).toBe(false);
});

it('finds nothing wrong with what is left of a transaction that was rolled back', () => {
  const log = logAfter('rolled-back', (database) => {
    database.exec('BEGIN');
    fill(database, 50);
    database.exec('ROLLBACK');
    fill(database, 3);
  });
  expect(log.length).toBeGreaterThan(20 * FRAME);
  expect(losesFrames(log)).toBe(false);
});

it('finds nothing wrong with what is left of a log before the last checkpoint', () => {
  const log = logAfter('checkpoint', (database) => {
    fill(database, 30);
    database.exec('PRAGMA wal_checkpoint(RESTART)');
    fill(database, 3);
  });
  expect(losesFrames(log)).toBe(false);
});

it.each([
  ['its head', 18],
  ['the head of a frame', 32 + 5 * FRAME + 2],
  ['a page', 32 + 5 * FRAME + 1000],
])('finds a byte that was changed in %s', (_part, place) => {
  const log = logAfter(`changed-${place}`, (database) => fill(database, 20));
  log[place] = (log[place] as number) ^ 1;
  expect(losesFrames(log)).toBe(true);
});
