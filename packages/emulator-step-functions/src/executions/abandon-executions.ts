import type { HistoryEvent } from '@scones/states-language';
import { encodeEvent } from '../history/wire-event.ts';
import type { ExecutionRecord, ExecutionStore } from './execution-store.ts';

/** Aborts executions that cannot go on, since what they belonged to is no more: their machine, or the run of their Map. */
export function abandonExecutions(
  store: ExecutionStore,
  records: readonly ExecutionRecord[],
  stopDate: number,
): void {
  const cause = 'The emulator ended while the execution was running.';
  const changes = records.map((record) => {
    const id = store.lastEventId(record.arn) + 1;
    const event: HistoryEvent = {
      id,
      previousEventId: 0,
      timestamp: stopDate,
      type: 'ExecutionAborted',
      details: { cause },
    };
    const ended = { ...record, status: 'ABORTED', stopDate, cause } as const;
    return { arn: record.arn, record: ended, events: encodeEvent(event), eventCount: 1, firstEventId: id };
  });
  store.write(store.note(changes));
}
