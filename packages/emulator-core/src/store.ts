import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { systemClock } from '@scones/deterministic';
import { DamagedState } from './damaged-state.ts';
import { prefixEnd } from './prefix-end.ts';
import { losesFrames } from './write-ahead-log.ts';

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

  /** The mark goes first: where it is, the write-ahead log is too. */
  close(): void {
    const file = this.database.location();
    if (file !== null) rmSync(bootFile(file), { force: true });
    this.database.close();
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
/** To be raised when an older emulator can't read what this one writes. A file from before there were numbers has 0. */
const FORMAT = 1;
const SQLITE_BUSY = 5;
const MEMORY = ':memory:';

/** Says when the machine was started that has the database open. */
function bootFile(file: string): string {
  return `${file}-boot`;
}

/** The clock may be set meanwhile. */
const SAME_BOOT_MILLISECONDS = 60_000;

/** How the emulator that had a file before has left it. */
type End = 'closed' | 'killed' | 'machine went down';

function endOf(file: string): End {
  const before = readBoot(bootFile(file));
  if (before === undefined) return 'closed';
  return Math.abs(bootTime() - before) > SAME_BOOT_MILLISECONDS ? 'machine went down' : 'killed';
}

function bootTime(): number {
  return systemClock.now() - uptime() * 1000;
}

/** Throws where parts of the state are lost. SQLite itself would begin anew, or go on with what is left. */
function checkFiles(file: string, end: End): void {
  if (end === 'closed') return;
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0)
    throw new DamagedState('it is missing or empty, and was not when the emulator was ended by force');
  const log = `${file}-wal`;
  if (!existsSync(log)) throw new DamagedState(`${log} is missing, which has what was written last`);
  if (end === 'killed' && losesFrames(readFileSync(log)))
    throw new DamagedState(`${log} was changed, which has what was written last`);
}

function checkContent(database: DatabaseSync, end: End): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > FORMAT) throw new Error('a newer emulator has written it');
  if (version < FORMAT) database.exec(`PRAGMA user_version = ${FORMAT}`);
  if (end !== 'machine went down') return;
  const [row] = database.prepare('PRAGMA quick_check(1)').all();
  if (row?.['quick_check'] !== 'ok') throw new DamagedState('it was damaged when the machine went down');
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
    const end = file === MEMORY ? 'closed' : endOf(file);
    checkFiles(file, end);
    database = new DatabaseSync(file);
    database.exec(SET_UP);
    checkContent(database, end);
    if (file !== MEMORY) writeFileSync(bootFile(file), `${bootTime()}`, { mode: 0o600 });
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
