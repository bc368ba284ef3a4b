import type { Store } from '@scones/emulator-core';

/** A row: events with commas between their texts. */
interface OldEvents {
  readonly arn: string;
  readonly events: string;
  readonly eventCount: number;
  readonly firstEventId: number;
}

/** The events of executions as an older emulator kept them in the database, which forgets them. */
export function* takeOldEvents({ database }: Store): Generator<OldEvents> {
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
