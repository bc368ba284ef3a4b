import type { Store } from '@scones/emulator-core';
import type { ChildInput } from '@scones/states-language';

/** Few inputs are read at a time, since they may be large. */
const PAGE = 16;

/** The children that Map Runs have not begun yet. They are on disk, since they may be more than fit into memory. */
export class PendingItems {
  readonly #store: Store;
  readonly #statements;

  constructor(store: Store) {
    this.#store = store;
    const { database } = store;
    database.exec(SCHEMA);
    this.#statements = {
      add: database.prepare('INSERT INTO step_functions_pending_items VALUES (?, ?, ?, ?)'),
      page: database.prepare(
        `SELECT input, items FROM step_functions_pending_items
         WHERE run = ? AND position >= ? ORDER BY position LIMIT ${PAGE}`,
      ),
      forget: database.prepare('DELETE FROM step_functions_pending_items WHERE run = ?'),
    };
  }

  queue(runArn: string): PendingQueue {
    const { add, page, forget } = this.#statements;
    let added = 0;
    let read = 0;
    let ahead: ChildInput[] = [];
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
      forget: () => void forget.run(runArn),
    };
  }

  forgetAll(): void {
    this.#store.database.exec('DELETE FROM step_functions_pending_items');
  }
}

/** The children that one Map Run has not begun, in order. */
export interface PendingQueue {
  enqueue(children: readonly ChildInput[]): void;
  dequeue(): ChildInput | undefined;
  forget(): void;
}

function decode(row: object): ChildInput {
  const { input, items } = row as { input: string; items: number };
  return { input, itemCount: items };
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS step_functions_pending_items (
    run TEXT NOT NULL, position INTEGER NOT NULL, input TEXT NOT NULL, items INTEGER NOT NULL,
    PRIMARY KEY (run, position)
  ) WITHOUT ROWID`;
