import { shortResource } from './graph/short-resource.ts';
import { resourceOf } from './history/history-event.ts';
import type { ExecutionStory } from './history/read-history.ts';

/** A row of the event view. */
export interface EventRow {
  readonly id: number;
  readonly type: string;
  /** The event that it follows; 0 for the first. */
  readonly previousId: number;
  /** The state that it is about. */
  readonly step?: string;
  readonly resource?: string;
  readonly at: number;
  /** Milliseconds after the execution's start. */
  readonly elapsed: number;
  /** Milliseconds after the event that it follows. */
  readonly gap: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Every event, with the event that it follows and the time between them. */
export function eventRows({ events, runOf, startedAt }: ExecutionStory): EventRow[] {
  const times = new Map(events.map(({ id, at }) => [id, at]));
  return events.map(({ id, type, previousId, at, details }) => {
    const step = runOf.get(id)?.name;
    const resource = resourceOf(details);
    return {
      id,
      type,
      previousId,
      ...(step !== undefined && { step }),
      ...(resource !== undefined && { resource: shortResource(resource) }),
      at,
      elapsed: at - startedAt,
      gap: at - (times.get(previousId) ?? startedAt),
      details,
    };
  });
}
