import type { Store } from '@scones/emulator-core';
import type { ExecutionChange } from './execution-store.ts';

/** The events of executions as an older emulator kept them in the database, which forgets them. */
export function* takeOldEvents({ database }: Store): Generator<ExecutionChange> {
  const table = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  if (!table.get('step_functions_events')) return;
  const rows = database.prepare('SELECT execution, first, events FROM step_functions_events');
  for (const { execution, first, events } of rows.iterate()) {
    const { length } = JSON.parse(events as string) as object[];
    const texts = (events as string).slice(1, -1);
    yield { arn: execution as string, events: texts, eventCount: length, firstEventId: first as number };
  }
  database.exec('DROP TABLE step_functions_events');
}
