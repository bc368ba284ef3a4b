import type { Store } from '@scones/emulator-core';
import type { StatusCount } from '../executions/execution-store.ts';
import type { ChildEnd, ChildInput, KeptChild, MapRunTotals } from '@scones/states-language';

/** Few inputs are read at a time, since they may be large. */
const PAGE = 16;

/** How a child ended that has no record of its own, and when it began. */
export interface KeptEnd extends ChildEnd {
  readonly startTime: number;
}

/** The children of Map Runs. They are on disk, since they may be more than fit into memory, and a run may go on later. */
export class KeptItems {
  readonly #store: Store;
  readonly #statements;

  constructor(store: Store) {
    this.#store = store;
    const { database } = store;
    database.exec(SCHEMA);
    this.#statements = {
      add: database.prepare(
        'INSERT INTO step_functions_map_items (run, position, input, items) VALUES (?, ?, ?, ?)',
      ),
      page: database.prepare(
        `SELECT position, input, items FROM step_functions_map_items
         WHERE run = ? AND position >= ? ORDER BY position LIMIT ${PAGE}`,
      ),
      totals: database.prepare(
        'SELECT count(*) AS executions, sum(items) AS items FROM step_functions_map_items WHERE run = ?',
      ),
      end: database.prepare('UPDATE step_functions_map_items SET ended = ? WHERE run = ? AND position = ?'),
      ended: database.prepare('SELECT ended FROM step_functions_map_items WHERE run = ? AND position = ?'),
      awaitingRedrive: database.prepare(
        `SELECT ended -> 'result' ->> 'status' AS status, count(*) AS executions, sum(items) AS items
         FROM step_functions_map_items
         WHERE run = ? AND status <> 'SUCCEEDED' AND ended ->> 'stopTime' <= ? GROUP BY 1`,
      ),
      forget: database.prepare('DELETE FROM step_functions_map_items WHERE run = ?'),
      runs: database.prepare('SELECT DISTINCT run FROM step_functions_map_items'),
    };
  }

  /** The children of a run that begins, or that goes on with these totals. */
  queue(runArn: string, totals: MapRunTotals = { executions: 0, items: 0 }): ItemQueue {
    const { add, page } = this.#statements;
    let added = totals.executions;
    let read = 0;
    let ahead: KeptChild[] = [];
    return {
      enqueue: (children) =>
        this.#store.transaction(() => {
          for (const { input, itemCount } of children) add.run(runArn, added++, input, itemCount);
        }),
      dequeue() {
        if (ahead.length === 0 && read < added) {
          ahead = page.all(runArn, read).map(decode);
          read += ahead.length;
        }
        return ahead.shift();
      },
    };
  }

  totals(runArn: string): MapRunTotals {
    const { executions, items } = this.#statements.totals.get(runArn) as {
      executions: number;
      items: number | null;
    };
    return { executions, items: items ?? 0 };
  }

  end(runArn: string, position: number, end: KeptEnd): void {
    this.#statements.end.run(JSON.stringify(end), runArn, position);
  }

  ended(runArn: string, position: number): KeptEnd | undefined {
    const row = this.#statements.ended.get(runArn, position);
    const text = row?.['ended'];
    return typeof text === 'string' ? (JSON.parse(text) as KeptEnd) : undefined;
  }

  /** The children that ended without success before a run was redriven at a time, by how they ended. */
  awaitingRedrive(runArn: string, redrivenAt: number): StatusCount[] {
    return this.#statements.awaitingRedrive
      .all(runArn, redrivenAt)
      .map((row) => ({ ...(row as unknown as StatusCount) }));
  }

  forget(runArn: string): void {
    this.#statements.forget.run(runArn);
  }

  /** The runs that have children here. */
  runs(): string[] {
    return this.#statements.runs.all().map(({ run }) => run as string);
  }
}

/** The children of one Map Run, in order. */
export interface ItemQueue {
  enqueue(children: readonly ChildInput[]): void;
  dequeue(): KeptChild | undefined;
}

function decode(row: object): KeptChild {
  const { position, input, items } = row as { position: number; input: string; items: number };
  return { position, input, itemCount: items };
}

// Versions that could not go on with a run kept what it had not begun in a table of another form.
const SCHEMA = `
  DROP TABLE IF EXISTS step_functions_pending_items;
  CREATE TABLE IF NOT EXISTS step_functions_map_items (
    run TEXT NOT NULL, position INTEGER NOT NULL, input TEXT NOT NULL, items INTEGER NOT NULL, ended TEXT,
    PRIMARY KEY (run, position)
  ) WITHOUT ROWID`;
