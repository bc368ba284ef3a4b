import type { Store } from '@scones/emulator-core';
import { errors } from './errors.ts';

export interface LogGroup {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since the epoch, as every time here. */
  readonly created: number;
  readonly retentionDays: number | null;
  readonly tags: Readonly<Record<string, string>>;
}

export interface LogStream {
  readonly id: number;
  readonly groupId: number;
  readonly name: string;
  readonly created: number;
}

const ENSURED_LIMIT = 10_000;
const GROUP_COLUMNS = 'id, name, created, retentionDays, tags';
const STREAM_COLUMNS = 'id, groupId, name, created';

/** Which log groups and streams there are. */
export class LogCatalogue {
  readonly #store: Store;
  /** The streams that are known to exist. A Lambda ensures its own with each line that it writes. */
  readonly #ensured = new Map<string, LogStream>();

  constructor(store: Store) {
    this.#store = store;
    store.database.exec(`
      CREATE TABLE IF NOT EXISTS log_groups (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL,
        retentionDays INTEGER, tags TEXT NOT NULL
      );
      CREATE TABLE IF NOT EXISTS log_streams (
        id INTEGER PRIMARY KEY, groupId INTEGER NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL,
        UNIQUE (groupId, name)
      )`);
  }

  findGroup(name: string): LogGroup | undefined {
    const row = this.#store.database
      .prepare(`SELECT ${GROUP_COLUMNS} FROM log_groups WHERE name = ?`)
      .get(name);
    return row && decodeGroup(row);
  }

  group(name: string): LogGroup {
    const group = this.findGroup(name);
    if (!group) throw errors.ResourceNotFoundException({ what: 'log group' });
    return group;
  }

  /** Sorted by name. */
  groups(): LogGroup[] {
    return this.#store.database
      .prepare(`SELECT ${GROUP_COLUMNS} FROM log_groups ORDER BY name`)
      .all()
      .map(decodeGroup);
  }

  createGroup(name: string, created: number, tags: Readonly<Record<string, string>>): LogGroup {
    if (this.findGroup(name)) throw errors.ResourceAlreadyExistsException({ what: 'log group' });
    this.#store.database
      .prepare('INSERT INTO log_groups (name, created, tags) VALUES (?, ?, ?)')
      .run(name, created, JSON.stringify(tags));
    return this.group(name);
  }

  updateGroup({ id, retentionDays, tags }: Pick<LogGroup, 'id' | 'retentionDays' | 'tags'>): void {
    this.#store.database
      .prepare('UPDATE log_groups SET retentionDays = ?, tags = ? WHERE id = ?')
      .run(retentionDays, JSON.stringify(tags), id);
  }

  deleteGroup(id: number): void {
    this.#ensured.clear();
    this.#store.transaction(() => {
      this.#store.database.prepare('DELETE FROM log_streams WHERE groupId = ?').run(id);
      this.#store.database.prepare('DELETE FROM log_groups WHERE id = ?').run(id);
    });
  }

  findStream(groupId: number, name: string): LogStream | undefined {
    const row = this.#store.database
      .prepare(`SELECT ${STREAM_COLUMNS} FROM log_streams WHERE groupId = ? AND name = ?`)
      .get(groupId, name);
    return row as unknown as LogStream | undefined;
  }

  stream(groupId: number, name: string): LogStream {
    const stream = this.findStream(groupId, name);
    if (!stream) throw errors.ResourceNotFoundException({ what: 'log stream' });
    return stream;
  }

  /** Sorted by name. */
  streams(groupId: number): LogStream[] {
    const rows = this.#store.database
      .prepare(`SELECT ${STREAM_COLUMNS} FROM log_streams WHERE groupId = ? ORDER BY name`)
      .all(groupId);
    return rows as unknown as LogStream[];
  }

  createStream(groupId: number, name: string, created: number): LogStream {
    if (this.findStream(groupId, name)) throw errors.ResourceAlreadyExistsException({ what: 'log stream' });
    this.#store.database
      .prepare('INSERT INTO log_streams (groupId, name, created) VALUES (?, ?, ?)')
      .run(groupId, name, created);
    return this.stream(groupId, name);
  }

  /** The stream, made with its group when it isn't there. */
  ensureStream(groupName: string, streamName: string, created: number): LogStream {
    const key = `${groupName}:${streamName}`;
    const known = this.#ensured.get(key);
    if (known) return known;
    const group = this.findGroup(groupName) ?? this.createGroup(groupName, created, {});
    const stream = this.findStream(group.id, streamName) ?? this.createStream(group.id, streamName, created);
    if (this.#ensured.size >= ENSURED_LIMIT) this.#ensured.clear();
    this.#ensured.set(key, stream);
    return stream;
  }

  deleteStream(id: number): void {
    this.#ensured.clear();
    this.#store.database.prepare('DELETE FROM log_streams WHERE id = ?').run(id);
  }
}

function decodeGroup(row: Record<string, unknown>): LogGroup {
  const tags = JSON.parse(row['tags'] as string) as Record<string, string>;
  return { ...(row as unknown as LogGroup), tags };
}
