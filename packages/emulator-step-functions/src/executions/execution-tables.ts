import { crc32 } from 'node:zlib';
import type { Store } from '@scones/emulator-core';

/**
 * By which an execution is found. An index of ARNs, which end in chance, would have a page written for nearly every
 * execution; this one has a fifteenth of its size. Two ARNs may have the same.
 */
export function hashOf(arn: string): number {
  return crc32(arn);
}

/** Makes the tables, or takes over those of an older emulator, which found executions by their ARNs. */
export function prepareTables(store: Store): void {
  const { database } = store;
  const columns = database.prepare("SELECT name FROM pragma_table_info('step_functions_executions')").all();
  if (columns.length > 0 && !columns.some(({ name }) => name === 'hash'))
    store.transaction(() => {
      database.function('hash_of', { deterministic: true }, (arn) => hashOf(arn as string));
      database.exec(TAKE_OVER);
    });
  database.exec(SCHEMA);
}

const EXECUTIONS = `
  CREATE TABLE IF NOT EXISTS step_functions_executions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, hash INTEGER NOT NULL, arn TEXT NOT NULL,
    machine TEXT NOT NULL, status TEXT NOT NULL, record TEXT NOT NULL
  );`;

const TAKE_OVER = `
  ALTER TABLE step_functions_executions RENAME TO step_functions_old_executions;
  ${EXECUTIONS}
  INSERT INTO step_functions_executions
    SELECT seq, hash_of(arn), arn, machine, status, record FROM step_functions_old_executions ORDER BY seq;
  DROP TABLE step_functions_old_executions;`;

const SCHEMA = `
  ${EXECUTIONS}
  CREATE INDEX IF NOT EXISTS step_functions_executions_by_hash ON step_functions_executions (hash);
  CREATE INDEX IF NOT EXISTS step_functions_executions_by_machine ON step_functions_executions (machine, seq);
  CREATE TABLE IF NOT EXISTS step_functions_lines (
    id INTEGER PRIMARY KEY, "offset" INTEGER NOT NULL, length INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS step_functions_log (id INTEGER PRIMARY KEY, length INTEGER NOT NULL)`;
