import { DamagedState, type Store } from '@scones/emulator-core';
import { type LoggedEvent, readEvents } from '../history/event-texts.ts';
import type { WireEvent } from '../history/wire-event.ts';
import { FileLog, type HistoryLog, MemoryLog, type Place } from '../history/history-log.ts';
import { hashOf, prepareTables } from './execution-tables.ts';
import { takeOldEvents } from './old-events.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** A redrive that was asked for with a client token. */
export interface RedriveToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly redriveDate: number;
}

export interface ExecutionRecord {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly revisionId: string;
  /** The version that it was started from, by itself or by an alias. */
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
  /** The test case that it is run as, whose tasks are mocked. */
  readonly testCase?: string;
  /** As StartExecution was given it; there is no X-Ray. */
  readonly traceHeader?: string;
  /** The Map Run whose items it works on. */
  readonly mapRunArn?: string;
  /** How many of them. */
  readonly itemCount?: number;
  readonly status: ExecutionStatus;
  /** Milliseconds since the epoch. */
  readonly startDate: number;
  readonly stopDate?: number;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** How often it was redriven. */
  readonly redriveCount?: number;
  /** When it was redriven last. */
  readonly redriveDate?: number;
  readonly redriveTokens?: readonly RedriveToken[];
}

/** News of an execution. */
export interface ExecutionChange {
  readonly arn: string;
  /** Absent where it has not changed. */
  readonly record?: ExecutionRecord;
  /** Whether no change of the execution was ever noted. */
  readonly isNew?: boolean;
  /** The texts of its newest events, with commas between them, each as `LoggedEvent` has it. */
  readonly events: string;
  /** At most `CHUNK`. */
  readonly eventCount: number;
  readonly firstEventId: number;
}

/** A change that is in the log. Its events are read from there. */
export type NotedChange = Omit<ExecutionChange, 'events'> & Place & { readonly recordText?: string };

interface ListOptions {
  readonly before: number;
  readonly limit: number;
  readonly status?: string | undefined;
  /** A version or an alias. */
  readonly startedFrom?: string | undefined;
  readonly isRedriven?: boolean | undefined;
  /** When the Map Run that goes on was redriven: what ended without success before waits to be redriven. */
  readonly redrivenAt?: number | undefined;
}

/** How many executions of a Map Run have a status, and how many items they work on. */
export interface StatusCount {
  readonly status: ExecutionStatus;
  readonly executions: number;
  readonly items: number;
}

/** A line of the log has no more events. */
export const CHUNK = 200;

/** The lines of an execution's events are numbered from its own number times this on. */
const MOST_EVENTS = 2 ** 21;

/**
 * Executions and their events. All is in a log, a line for each change. The database has the records, and where in the
 * log the events are; it may lag behind the log.
 */
export class ExecutionStore {
  readonly #store: Store;
  readonly #log: HistoryLog;
  readonly #statements;

  /** Takes over what is in the log and not in the database: an emulator that was killed has left it. */
  constructor(store: Store) {
    this.#store = store;
    this.#log = openLog(store);
    prepareTables(store);
    const prepare = (sql: string): ReturnType<typeof store.database.prepare> => store.database.prepare(sql);
    this.#statements = {
      add: prepare(
        'INSERT INTO step_functions_executions (hash, arn, machine, status, record) VALUES (?, ?, ?, ?, ?)',
      ),
      change: prepare('UPDATE step_functions_executions SET status = ?, record = ? WHERE seq = ?'),
      seq: prepare('SELECT seq FROM step_functions_executions WHERE hash = ? AND arn = ?'),
      get: prepare('SELECT record FROM step_functions_executions WHERE hash = ? AND arn = ?'),
      list: prepare(`
        SELECT seq, record FROM step_functions_executions
        WHERE machine = ?1 AND seq < ?2
          AND (?3 IS NULL OR CASE WHEN ${awaitsRedrive('?7')} THEN 'PENDING_REDRIVE' ELSE status END = ?3)
          AND (?5 IS NULL OR record ->> 'stateMachineVersionArn' = ?5 OR record ->> 'stateMachineAliasArn' = ?5)
          AND (?6 IS NULL OR (coalesce(record ->> 'redriveCount', 0) > 0) = ?6)
        ORDER BY seq DESC LIMIT ?4`),
      awaitingRedrive: prepare(`
        SELECT status, count(*) AS executions, sum(record ->> 'itemCount') AS items
        FROM step_functions_executions WHERE machine = ?1 AND ${awaitsRedrive('?2')} GROUP BY status`),
      running: prepare(`SELECT record FROM step_functions_executions WHERE status = 'RUNNING' ORDER BY seq`),
      addLine: prepare('INSERT OR REPLACE INTO step_functions_lines VALUES (?, ?, ?)'),
      lines: prepare(
        'SELECT "offset", length FROM step_functions_lines WHERE id > ? AND id <= ? ORDER BY id',
      ),
      lastLine: prepare(
        'SELECT "offset", length FROM step_functions_lines WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1',
      ),
      loseLines: prepare('DELETE FROM step_functions_lines WHERE "offset" + length > ?'),
      logged: prepare('SELECT length FROM step_functions_log'),
      setLogged: prepare('INSERT OR REPLACE INTO step_functions_log VALUES (0, ?)'),
    };
    this.#takeLog();
  }

  #takeLog(): void {
    const logged = this.#statements.logged.get();
    if (logged) this.#takeLines(Number(logged['length']));
    else {
      // The database is new, or was emptied.
      this.#log.clear();
      this.#statements.setLogged.run(0);
    }
    for (const change of takeOldEvents(this.#store)) this.write(this.note([change]));
  }

  #takeLines(logged: number): void {
    const { length } = this.#log;
    // When the machine goes down, the log may lose more than the database: those events are gone.
    if (length < logged) {
      this.#statements.loseLines.run(length);
      this.#statements.setLogged.run(length);
    }
    this.write(this.#log.linesFrom(Math.min(length, logged)).map(readLine));
  }

  /** Makes changes outlive the process. They are to be written into the database later. */
  note(changes: readonly ExecutionChange[]): NotedChange[] {
    const texts = changes.map(({ record }) => record && JSON.stringify(record));
    const places = this.#log.append(changes.map((change, index) => writeLine(change, texts[index])));
    return changes.map(({ arn, record, eventCount, firstEventId, isNew = false }, index) => {
      const { offset, length } = places[index] as Place;
      const noted = { arn, eventCount, firstEventId, isNew, offset, length };
      return record ? { ...noted, record, recordText: texts[index] as string } : noted;
    });
  }

  /** Writes changes into the database in one transaction: all that were noted since the last time, in their order. */
  write(changes: readonly NotedChange[]): void {
    const last = changes.at(-1);
    if (!last) return;
    const { addLine, setLogged } = this.#statements;
    this.#store.transaction(() => {
      for (const change of changes) {
        const { arn, firstEventId, eventCount, offset, length } = change;
        const seq = this.#put(change) ?? this.#seqOf(arn);
        if (eventCount > 0) addLine.run(startOf(seq) + firstEventId, offset, length);
      }
      setLogged.run(last.offset + last.length);
    });
  }

  /** Answers the execution's number; undefined where its record has not changed. */
  #put({ record, recordText, isNew }: NotedChange): number | undefined {
    if (!record) return undefined;
    const { arn, status, mapRunArn, stateMachineArn } = record;
    const { add, change } = this.#statements;
    const text = recordText ?? JSON.stringify(record);
    const seq = isNew ? 0 : this.#seqOf(arn);
    if (seq === 0)
      return Number(add.run(hashOf(arn), arn, mapRunArn ?? stateMachineArn, status, text).lastInsertRowid);
    change.run(status, text, seq);
    return seq;
  }

  /** There is no number 0. */
  #seqOf(arn: string): number {
    return Number(this.#statements.seq.get(hashOf(arn), arn)?.['seq'] ?? 0);
  }

  /** Releases the log's file until it is used again. */
  close(): void {
    this.#log.close();
  }

  get(arn: string): ExecutionRecord | undefined {
    const row = this.#statements.get.get(hashOf(arn), arn);
    return row && decode(row);
  }

  running(): ExecutionRecord[] {
    return this.#statements.running.all().map(decode);
  }

  /** The executions of a state machine or Map Run, the newest first; `before` is the last position of the page before. */
  list(
    machine: string,
    { before, limit, status, startedFrom, isRedriven, redrivenAt = -1 }: ListOptions,
  ): { position: number; record: ExecutionRecord }[] {
    const redriven = isRedriven === undefined ? null : Number(isRedriven);
    const filters = [limit, startedFrom ?? null, redriven, redrivenAt];
    const rows = this.#statements.list.all(machine, before, status ?? null, ...filters);
    return rows.map((row) => ({ position: Number(row['seq']), record: decode(row) }));
  }

  /** The executions of a Map Run that wait to be redriven, since the run was redriven then, by how they had ended. */
  awaitingRedrive(mapRunArn: string, redrivenAt: number): StatusCount[] {
    return this.#statements.awaitingRedrive
      .all(mapRunArn, redrivenAt)
      .map((row) => ({ ...(row as unknown as StatusCount) }));
  }

  /** The events with ids from the first to the last, both included. */
  events(arn: string, first: number, last: number): WireEvent[] {
    const start = startOf(this.#seqOf(arn));
    const end = start + Math.min(last, MOST_EVENTS - 1);
    const rows = this.#statements.lines.all(start + Math.max(0, first - CHUNK), end);
    return rows.flatMap((row) => this.#eventsAt(row)).filter(({ id }) => id >= first && id <= last);
  }

  lastEventId(arn: string): number {
    const start = startOf(this.#seqOf(arn));
    const row = this.#statements.lastLine.get(start, start + MOST_EVENTS);
    return (row && this.#eventsAt(row).at(-1)?.id) ?? 0;
  }

  #eventsAt(row: object): WireEvent[] {
    const { events, firstEventId } = JSON.parse(this.#log.read(row as Place)) as LoggedChange;
    return readEvents(events, firstEventId);
  }
}

/** The number before that of an execution's first line. */
function startOf(seq: number): number {
  return seq * MOST_EVENTS;
}

/** A change as a line has it. */
type LoggedChange = Omit<ExecutionChange, 'events' | 'eventCount'> & { readonly events: LoggedEvent[] };

function writeLine({ arn, events, firstEventId }: ExecutionChange, record: string | undefined): string {
  const known = record === undefined ? '' : `,"record":${record}`;
  return `{"arn":${JSON.stringify(arn)},"firstEventId":${firstEventId}${known},"events":[${events}]}\n`;
}

/** Throws where the log was changed by somebody else. */
function readLine({ text, offset, length }: Place & { readonly text: string }): NotedChange {
  try {
    const { events, ...change } = JSON.parse(text) as LoggedChange;
    return { ...change, eventCount: events.length, offset, length };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new DamagedState(`the log of executions was changed after byte ${offset}`, { cause });
  }
}

const memoryLogs = new WeakMap<Store, MemoryLog>();

/** Beside the database, or in memory as it is. */
function openLog(store: Store): HistoryLog {
  const file = store.database.location();
  if (file !== null) return new FileLog(`${file}-executions`);
  const log = memoryLogs.get(store) ?? new MemoryLog();
  memoryLogs.set(store, log);
  return log;
}

function decode(row: object): ExecutionRecord {
  return JSON.parse((row as { record: string }).record) as ExecutionRecord;
}

/** Whether an execution ended without success before its Map Run was redriven at a time. */
function awaitsRedrive(redrivenAt: string): string {
  return `(status IN ('FAILED', 'TIMED_OUT', 'ABORTED') AND record ->> 'stopDate' <= ${redrivenAt})`;
}
