import type { HistoryEvent } from '@scones/states-language';
import type { ExecutionRecord } from './execution-store.ts';

/** The record of an execution as it is redriven: it has not ended yet. */
export function redriveRecord(record: ExecutionRecord, redriveDate: number): ExecutionRecord {
  const { stopDate: _, output: __, error: ___, cause: ____, ...rest } = record;
  return { ...rest, status: 'RUNNING', redriveCount: (record.redriveCount ?? 0) + 1, redriveDate };
}

/** The event after the last one of the execution, whose new record is given. */
export function redrivenEvent(
  { redriveCount = 0, redriveDate = 0 }: ExecutionRecord,
  recorded: readonly HistoryEvent[],
): HistoryEvent {
  const previousEventId = recorded.at(-1)?.id ?? 0;
  return {
    id: previousEventId + 1,
    previousEventId,
    timestamp: redriveDate,
    type: 'ExecutionRedriven',
    details: { redriveCount },
  };
}
