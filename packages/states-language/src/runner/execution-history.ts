import type { Clock } from '@scones/deterministic';
import type { EventDetails, EventType, HistoryEvent } from '../history.ts';
import { ExecutionFault } from './execution-fault.ts';
import type { Journal } from './journal.ts';
import type { Position } from './position.ts';
import { Recording } from './recording.ts';

interface ExecutionHistoryOptions {
  readonly clock: Clock;
  /** Receives every event that is new. */
  readonly sink: (event: HistoryEvent) => void;
  /** The most events that there may be. */
  readonly limit: number;
  /** The events of an execution that goes on. */
  readonly recorded?: readonly HistoryEvent[];
  /** The id of the last event, where not all are among the recorded ones that count. */
  readonly lastId?: number;
  readonly since?: number;
  readonly journal?: Journal;
}

/** Numbers an execution's events and hands them to their keeper. Events that are recorded already are found, not made. */
export class ExecutionHistory {
  readonly #clock: Clock;
  readonly #sink: (event: HistoryEvent) => void;
  readonly #limit: number;
  #recording: Recording | undefined;
  #lastId: number;
  #isEnded = false;

  constructor({ clock, sink, limit, recorded = [], lastId, since = 0, journal }: ExecutionHistoryOptions) {
    this.#clock = clock;
    this.#sink = sink;
    this.#limit = limit;
    this.#lastId = lastId ?? recorded.at(-1)?.id ?? 0;
    const finished = (): void => void (this.#recording = undefined);
    if (recorded.length > 0) this.#recording = new Recording(recorded, { finished, since, journal });
  }

  /** The recorded events that no line has come to yet, while there are such. */
  get recording(): Recording | undefined {
    return this.#recording;
  }

  /** Writes an event and moves the position to it. */
  write<T extends EventType>(position: Position, type: T, details: EventDetails[T]): HistoryEvent<T> {
    const event = this.note(position, type, details);
    position.previousEventId = event.id;
    position.time = event.timestamp;
    return event;
  }

  /** Writes an event beside the line: what follows does not point back to it. */
  note<T extends EventType>(position: Position, type: T, details: EventDetails[T]): HistoryEvent<T> {
    const recorded = this.#recording?.take(position, type, details);
    if (recorded) return recorded;
    // The last place is kept for the event that ends the execution.
    if (this.#lastId >= this.#limit - 1 && !isEnd(type)) throw historyLimitReached(this.#limit);
    const { previousEventId } = position;
    const timestamp = this.#clock.now();
    // Work that still unwinds after the end writes no event.
    if (this.#isEnded) return { id: this.#lastId, previousEventId, timestamp, type, details };
    this.#isEnded = isEnd(type);
    const event = { id: ++this.#lastId, previousEventId, timestamp, type, details };
    this.#sink(event);
    return event;
  }
}

function isEnd(type: EventType): boolean {
  return (
    type === 'ExecutionFailed' ||
    type === 'ExecutionAborted' ||
    type === 'ExecutionTimedOut' ||
    type === 'ExecutionSucceeded'
  );
}

function historyLimitReached(limit: number): ExecutionFault {
  return new ExecutionFault(
    'States.Runtime',
    `The execution reached the maximum number of history events (${limit}).`,
  );
}
