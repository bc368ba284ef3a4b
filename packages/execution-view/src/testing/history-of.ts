import type { HistoryEvent } from '../history/history-event.ts';

/** Events from their types, what they follow and their details: numbered from 1, a second apart from 1970 on. */
export function historyOf(
  lines: readonly (readonly [type: string, previousEventId: number, details?: object])[],
): HistoryEvent[] {
  return lines.map(([type, previousEventId, details], index) => ({
    id: index + 1,
    previousEventId,
    type,
    timestamp: index,
    ...(details && { stateEventDetails: details }),
  }));
}
