import type { EventDetails, EventType, HistoryEvent } from '../history.ts';
import type { Variables } from '../query-language/scope.ts';
import type { MapItem } from '../maps/map-items.ts';
import type { Position } from './position.ts';

/** A line of states that run one after the other: the execution's own, or one of a Parallel or Map. */
export interface Branch extends Position {
  variables: Variables;
  readonly signal: AbortSignal;
  /** The item that the line works on, within a Map. */
  readonly mapItem?: MapItem;
  /** Whether the line belongs to a Parallel state, which logs states that it ends as aborted. */
  readonly isParallel?: boolean;
}

/** Writes an event and answers it; one that is recorded already has the details and the time of then. */
export type WriteEvent = <T extends EventType>(type: T, details: EventDetails[T]) => HistoryEvent<T>;
