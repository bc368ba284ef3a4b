import type { Clock } from '@scones/deterministic';
import type { HistoryEvent } from '@scones/states-language';
import type { ExecutionStore } from './execution-store.ts';
import { encodeEvent } from '../history/wire-event.ts';

/** Aborts the executions that were running when the emulator ended, since they cannot go on. */
export function abandonUnfinished(store: ExecutionStore, clock: Clock): void {
  const cause = 'The emulator ended while the execution was running.';
  const stopDate = clock.now();
  const changes = store.running().map((record) => {
    const id = store.lastEventId(record.arn) + 1;
    const event: HistoryEvent = {
      id,
      previousEventId: 0,
      timestamp: stopDate,
      type: 'ExecutionAborted',
      details: { cause },
    };
    const ended = { ...record, status: 'ABORTED', stopDate, cause } as const;
    return { record: ended, events: [encodeEvent(event)], firstEventId: id };
  });
  store.write(changes);
}
