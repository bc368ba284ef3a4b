import type { Clock } from '@scones/deterministic';
import type { Store } from '@scones/emulator-core';
import type { LogStream } from './log-catalogue.ts';

export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

export interface StoredEvent extends LogEvent {
  readonly id: number;
  readonly streamId: number;
  readonly ingested: number;
}

/** A place between two events: they are ordered by time, and among equal times by arrival. */
export interface Position {
  readonly timestamp: number;
  readonly id: number;
}

interface Range {
  readonly groupId: number;
  /** One stream rather than the whole group. */
  readonly streamId?: number;
  /** Both inclusive. */
  readonly from: number;
  readonly to: number;
}

interface EventLogOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The oldest are forgotten beyond that many. */
  readonly limit: number;
  /** Gets the error of writing what others have appended; it is tried again every second. */
  readonly onFault: (error: unknown) => void;
}

const BUFFER_LENGTH = 1000;
/** So many events wait for a disk that takes none; the oldest are forgotten beyond that. */
const MOST_WAITING = 100_000;
const FLUSH_MILLISECONDS = 1000;
const DAY_MILLISECONDS = 86_400_000;
const EVENT_COLUMNS = 'id, streamId, timestamp, ingested, message';

/**
 * The events of all streams. They are written to the store in batches, since a transaction for each event would take
 * longer than a Lambda.
 */
export class EventLog {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #onFault: (error: unknown) => void;
  readonly #closed = new AbortController();
  #buffer: { readonly stream: LogStream; readonly event: LogEvent; readonly ingested: number }[] = [];
  #flushing: Promise<void> | undefined;
  /** What the last attempt to write failed of. */
  #fault: unknown;

  constructor({ store, clock, limit, onFault }: EventLogOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#limit = limit;
    this.#onFault = onFault;
    store.database.exec(`
      CREATE TABLE IF NOT EXISTS log_events (
        id INTEGER PRIMARY KEY, groupId INTEGER NOT NULL, streamId INTEGER NOT NULL,
        timestamp INTEGER NOT NULL, ingested INTEGER NOT NULL, message TEXT NOT NULL
      );
      CREATE INDEX IF NOT EXISTS log_events_by_group ON log_events (groupId, timestamp, id);
      CREATE INDEX IF NOT EXISTS log_events_by_stream ON log_events (streamId, timestamp, id)`);
  }

  append(stream: LogStream, events: readonly LogEvent[]): void {
    const ingested = this.#clock.now();
    for (const event of events) this.#buffer.push({ stream, event, ingested });
    if (this.#buffer.length > 2 * MOST_WAITING) this.#buffer = this.#buffer.slice(-MOST_WAITING);
    if (this.#buffer.length >= BUFFER_LENGTH && this.#fault === undefined) this.#tryToFlush();
    else this.#flushing ??= this.#flushLater();
  }

  /** Events in the range after (or, backwards, before) a position; the nearest to it first. */
  read(range: Range, position: Position, direction: 'forward' | 'backward', limit: number): StoredEvent[] {
    this.flush();
    const [column, value] =
      range.streamId === undefined ? ['groupId', range.groupId] : ['streamId', range.streamId];
    const [comparison, order] = direction === 'forward' ? ['>', 'ASC'] : ['<', 'DESC'];
    return this.#store.database
      .prepare(
        `SELECT ${EVENT_COLUMNS} FROM log_events
         WHERE ${column} = ? AND timestamp BETWEEN ? AND ? AND (timestamp, id) ${comparison} (?, ?)
         ORDER BY timestamp ${order}, id ${order} LIMIT ?`,
      )
      .all(value, range.from, range.to, position.timestamp, position.id, limit)
      .map((row) => row as unknown as StoredEvent);
  }

  /** When a stream's events begin and end; nothing for an empty one. */
  extent(streamId: number): { first: number; last: number; ingested: number } | undefined {
    this.flush();
    const row = this.#store.database
      .prepare(
        `SELECT min(timestamp) AS first, max(timestamp) AS last, max(ingested) AS ingested
         FROM log_events WHERE streamId = ?`,
      )
      .get(streamId);
    return row?.['first'] === null ? undefined : (row as { first: number; last: number; ingested: number });
  }

  storedBytes(groupId: number): number {
    this.flush();
    const row = this.#store.database
      .prepare(
        'SELECT coalesce(sum(octet_length(message) + 26), 0) AS bytes FROM log_events WHERE groupId = ?',
      )
      .get(groupId);
    return row?.['bytes'] as number;
  }

  /** Forgets the events of a group, or of one stream. */
  delete(column: 'groupId' | 'streamId', id: number): void {
    this.flush();
    this.#store.database.prepare(`DELETE FROM log_events WHERE ${column} = ?`).run(id);
  }

  /** Writes what is not written yet; it waits for another time if that fails. */
  flush(): void {
    if (this.#buffer.length === 0) return;
    const buffer = this.#buffer;
    const insert = this.#store.database.prepare(
      'INSERT INTO log_events (groupId, streamId, timestamp, ingested, message) VALUES (?, ?, ?, ?, ?)',
    );
    this.#store.transaction(() => {
      for (const { stream, event, ingested } of buffer)
        insert.run(stream.groupId, stream.id, event.timestamp, ingested, event.message);
      this.#forgetOldest();
    });
    this.#buffer = [];
  }

  #tryToFlush(): void {
    try {
      this.flush();
      this.#fault = undefined;
    } catch (error) {
      if (String(this.#fault) !== String(error)) this.#onFault(error);
      this.#fault = error;
    }
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error('The log is closing.'));
    await this.#flushing;
    this.#tryToFlush();
  }

  /** Deletes events that are past their group's retention, and the oldest beyond the log's limit. */
  #forgetOldest(): void {
    const { database } = this.#store;
    const retained = database.prepare(
      'SELECT id, retentionDays FROM log_groups WHERE retentionDays IS NOT NULL',
    );
    const forget = database.prepare('DELETE FROM log_events WHERE groupId = ? AND timestamp < ?');
    for (const group of retained.all() as { id: number; retentionDays: number }[])
      forget.run(group.id, this.#clock.now() - group.retentionDays * DAY_MILLISECONDS);
    database
      .prepare('DELETE FROM log_events WHERE id <= (SELECT max(id) FROM log_events) - ?')
      .run(this.#limit);
  }

  async #flushLater(): Promise<void> {
    await this.#clock.sleep(FLUSH_MILLISECONDS, this.#closed.signal).catch(() => undefined);
    this.#flushing = undefined;
    if (this.#closed.signal.aborted) return;
    this.#tryToFlush();
    if (this.#buffer.length > 0) this.#flushing = this.#flushLater();
  }
}
