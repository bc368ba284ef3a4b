import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { systemClock } from '@scones/deterministic';
import { prefixEnd } from './prefix-end.ts';

/** A service's named things, kept as JSON in the emulator's one SQLite file. */
export interface Collection<T> {
  get(key: string): T | undefined;
  has(key: string): boolean;
  put(key: string, value: T): void;
  /** Whether there was such a key. */
  delete(key: string): boolean;
  /** In the order of the keys (UTF-8 bytes). */
  values(options?: { prefix?: string; after?: string; limit?: number }): T[];
}

/** Called at once for each thing that is put or deleted, though the transaction may still be undone. */
export type StoreListener = (collection: string, key: string) => void;

/** The emulator's state: one SQLite file, or `:memory:`. */
export class Store {
  /** For a service whose data need tables of their own. */
  readonly database: DatabaseSync;
  #listener: StoreListener | undefined;

  /** Throws when the file can't be opened, or another emulator has it. */
  constructor(file: string) {
    this.database = openDatabase(file);
  }

  /** One listener hears of all collections. */
  onChange(listener: StoreListener): void {
    this.#listener = listener;
  }

  collection<T extends object>(name: string): Collection<T> {
    const prepare = (sql: string): StatementSync => this.database.prepare(sql);
    const get = prepare('SELECT value FROM items WHERE collection = ? AND key = ?');
    const put = prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?)');
    const remove = prepare('DELETE FROM items WHERE collection = ? AND key = ?');
    const range = prepare(
      'SELECT value FROM items WHERE collection = ? AND key >= ? AND key > ? AND key < ? ORDER BY key LIMIT ?',
    );
    const decode = (row: object): T => JSON.parse((row as { value: string }).value) as T;
    return {
      get: (key) => {
        const row = get.get(name, key);
        return row && decode(row);
      },
      has: (key) => get.get(name, key) !== undefined,
      put: (key, value) => {
        put.run(name, key, JSON.stringify(value));
        this.#listener?.(name, key);
      },
      delete: (key) => {
        const isDeleted = remove.run(name, key).changes === 1;
        if (isDeleted) this.#listener?.(name, key);
        return isDeleted;
      },
      values: ({ prefix = '', after = '', limit = -1 } = {}) =>
        range.all(name, prefix, after, prefixEnd(prefix), limit).map(decode),
    };
  }

  /** All or nothing; may be nested. */
  transaction<R>(work: () => R): R {
    if (this.database.isTransaction) return work();
    this.database.exec('BEGIN');
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk has SQLite itself roll back.
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Empties every table, those of services included. */
  clear(): void {
    const tables = this.database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    this.transaction(() => {
      for (const { name } of tables) this.database.exec(`DELETE FROM "${name as string}"`);
    });
  }

  close(): void {
    const file = this.database.location();
    this.database.close();
    if (file !== null) rmSync(bootFile(file), { force: true });
  }
}

// The system has every transaction, so that it outlives `kill -9`. Nothing waits for the disk, which would hold the event
// loop for 40 to 100 ms in place of 12 at each checkpoint of 8 MB: a power cut may lose the last minute, or damage the file.
// So a file that was open when the machine went down is checked before it is used.
const SET_UP = `
  PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
  PRAGMA wal_autocheckpoint = 2048; PRAGMA cache_size = -8192;
  CREATE TABLE IF NOT EXISTS items (
    collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (collection, key)
  ) WITHOUT ROWID`;
const SQLITE_BUSY = 5;
const MEMORY = ':memory:';

/** Says when the machine was started that has the database open. */
function bootFile(file: string): string {
  return `${file}-boot`;
}

/** The clock may be set meanwhile. */
const SAME_BOOT_MILLISECONDS = 60_000;

/** Throws where the machine went down while the database was open, and that has damaged it. */
function checkAfterBoot(database: DatabaseSync, file: string): void {
  const boot = systemClock.now() - uptime() * 1000;
  const before = readBoot(bootFile(file));
  if (before !== undefined && Math.abs(boot - before) > SAME_BOOT_MILLISECONDS) {
    const [row] = database.prepare('PRAGMA quick_check(1)').all();
    if (row?.['quick_check'] !== 'ok')
      throw new Error('it was damaged when the machine went down. Delete it to begin anew.');
  }
  writeFileSync(bootFile(file), `${boot}`, { mode: 0o600 });
}

function readBoot(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec(SET_UP);
    if (file !== MEMORY) checkAfterBoot(database, file);
    return database;
  } catch (cause) {
    database?.close();
    const isBusy = (cause as { errcode?: number }).errcode === SQLITE_BUSY;
    const reason = isBusy
      ? 'is in use by another emulator. Stop that one, or choose another folder.'
      : `cannot be opened as the emulator's state: ${(cause as Error).message}`;
    throw new Error(`${file} ${reason}`, { cause });
  }
}
