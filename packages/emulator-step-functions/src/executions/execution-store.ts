import type { Store } from '@scones/emulator-core';
import type { WireEvent } from '../history/wire-event.ts';

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

/** The changes of an execution since it was last written. */
interface ExecutionChange {
  readonly record: ExecutionRecord;
  /** The texts of its newest events. */
  readonly events: readonly string[];
  readonly firstEventId: number;
}

interface ListOptions {
  readonly before: number;
  readonly limit: number;
  readonly status?: string | undefined;
  /** A version or an alias. */
  readonly startedFrom?: string | undefined;
  readonly isRedriven?: boolean | undefined;
}

/** Events are kept in chunks, each one row. */
const CHUNK = 200;

/** Executions and their events in the emulator's database. */
export class ExecutionStore {
  readonly #store: Store;
  readonly #statements;

  constructor(store: Store) {
    this.#store = store;
    store.database.exec(SCHEMA);
    const prepare = (sql: string): ReturnType<typeof store.database.prepare> => store.database.prepare(sql);
    this.#statements = {
      put: prepare(`
        INSERT INTO step_functions_executions (arn, machine, status, record) VALUES (?, ?, ?, ?)
        ON CONFLICT (arn) DO UPDATE SET status = excluded.status, record = excluded.record`),
      get: prepare('SELECT record FROM step_functions_executions WHERE arn = ?'),
      list: prepare(`
        SELECT seq, record FROM step_functions_executions
        WHERE machine = ?1 AND seq < ?2 AND (?3 IS NULL OR status = ?3)
          AND (?5 IS NULL OR record ->> 'stateMachineVersionArn' = ?5 OR record ->> 'stateMachineAliasArn' = ?5)
          AND (?6 IS NULL OR (coalesce(record ->> 'redriveCount', 0) > 0) = ?6)
        ORDER BY seq DESC LIMIT ?4`),
      running: prepare(`SELECT record FROM step_functions_executions WHERE status = 'RUNNING' ORDER BY seq`),
      addEvents: prepare('INSERT OR REPLACE INTO step_functions_events VALUES (?, ?, ?)'),
      events: prepare(`
        SELECT events FROM step_functions_events WHERE execution = ? AND first > ? AND first <= ? ORDER BY first`),
      lastEvents: prepare(
        'SELECT events FROM step_functions_events WHERE execution = ? ORDER BY first DESC LIMIT 1',
      ),
    };
  }

  /** Writes the changes of many executions in one transaction. */
  write(changes: Iterable<ExecutionChange>): void {
    const { put, addEvents } = this.#statements;
    this.#store.transaction(() => {
      for (const { record, events, firstEventId } of changes) {
        put.run(
          record.arn,
          record.mapRunArn ?? record.stateMachineArn,
          record.status,
          JSON.stringify(record),
        );
        for (let start = 0; start < events.length; start += CHUNK) {
          const text = `[${events.slice(start, start + CHUNK).join()}]`;
          addEvents.run(record.arn, firstEventId + start, text);
        }
      }
    });
  }

  get(arn: string): ExecutionRecord | undefined {
    const row = this.#statements.get.get(arn);
    return row && decode(row);
  }

  running(): ExecutionRecord[] {
    return this.#statements.running.all().map(decode);
  }

  /** The executions of a state machine or Map Run, the newest first; `before` is the last position of the page before. */
  list(
    machine: string,
    { before, limit, status, startedFrom, isRedriven }: ListOptions,
  ): { position: number; record: ExecutionRecord }[] {
    const redriven = isRedriven === undefined ? null : Number(isRedriven);
    const filters = [limit, startedFrom ?? null, redriven];
    const rows = this.#statements.list.all(machine, before, status ?? null, ...filters);
    return rows.map((row) => ({ position: Number(row['seq']), record: decode(row) }));
  }

  /** The events with ids from the first to the last, both included. */
  events(arn: string, first: number, last: number): WireEvent[] {
    const rows = this.#statements.events.all(arn, first - CHUNK, last);
    return rows.flatMap(decodeEvents).filter(({ id }) => id >= first && id <= last);
  }

  lastEventId(arn: string): number {
    const row = this.#statements.lastEvents.get(arn);
    return (row && decodeEvents(row).at(-1)?.id) ?? 0;
  }
}

function decode(row: object): ExecutionRecord {
  return JSON.parse((row as { record: string }).record) as ExecutionRecord;
}

function decodeEvents(row: object): WireEvent[] {
  return JSON.parse((row as { events: string }).events) as WireEvent[];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS step_functions_executions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE,
    machine TEXT NOT NULL, status TEXT NOT NULL, record TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS step_functions_executions_by_machine ON step_functions_executions (machine, seq);
  CREATE TABLE IF NOT EXISTS step_functions_events (
    execution TEXT NOT NULL, first INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (execution, first)
  ) WITHOUT ROWID`;
