import type { HistoryEvent } from '../history.ts';
import type { Position } from './position.ts';

/** The events of one line of states, in its order. */
export interface JournalLine {
  /** The event with which the line and those beside it began; none of the execution's own line. */
  readonly startedId: number | undefined;
  readonly events: HistoryEvent[];
}

/** Which line came to which event. */
export class Journal {
  readonly #lines = new Map<Position, JournalLine>();

  get lines(): JournalLine[] {
    return [...this.#lines.values()];
  }

  add(position: Position, event: HistoryEvent): void {
    const line = this.#lines.get(position);
    if (line) line.events.push(event);
    else this.#lines.set(position, { startedId: position.startedId, events: [event] });
  }
}

/** The reason that lines go no further for which only a journal is written. */
export class JournalWritten extends Error {}
