import type { EventDetails, EventType, HistoryEvent } from '../history.ts';
import { countIterations } from './count-iterations.ts';
import { ExecutionFault } from './execution-fault.ts';
import { type Journal, JournalWritten } from './journal.ts';
import type { Position } from './position.ts';

/** A line that goes on only when every other line has come to the end of what is recorded, too. */
interface Waiter {
  readonly position: Position;
  readonly goOn: () => void;
  readonly fail: (reason: Error) => void;
}

interface RecordingOptions {
  /** Called when every line has come to its end, before any goes on. */
  readonly finished: () => void;
  /** Times count from no earlier: when the execution was redriven last, in milliseconds since the epoch. */
  readonly since: number;
  /** Notes which line came to which event; then no line goes on. */
  readonly journal?: Journal | undefined;
}

type Fits = (event: HistoryEvent) => boolean;

/**
 * The events of an execution that goes on, while its lines run over them again. A line finds its next event by the one
 * before. At the end of its events it waits, so that nothing is done in earnest before everything recorded is known.
 */
export class Recording {
  readonly #following = new Map<number, HistoryEvent[]>();
  readonly #iterations: ReadonlyMap<number, number>;
  readonly #waiting = new Set<Waiter>();
  readonly #options: RecordingOptions;
  #fault: Error | undefined;
  /** How many events no line has come to yet. */
  #left: number;
  /** How many lines neither wait nor have ended. */
  #running = 1;

  constructor(events: readonly HistoryEvent[], options: RecordingOptions) {
    this.#options = options;
    this.#left = events.length;
    for (const event of events) {
      const beside = this.#following.get(event.previousEventId);
      if (beside) beside.push(event);
      else this.#following.set(event.previousEventId, [event]);
    }
    this.#iterations = countIterations(events);
  }

  /** Takes the event that a line comes to; each is taken once. */
  take<T extends EventType>(
    position: Position,
    type: T,
    details: EventDetails[T],
  ): HistoryEvent<T> | undefined {
    const events = this.#following.get(position.previousEventId);
    const index = events?.findIndex((event) => event.type === type && isSameSubject(event.details, details));
    if (!events || index === undefined || index < 0) return undefined;
    this.#left--;
    const [event] = events.splice(index, 1);
    this.#options.journal?.add(position, event as HistoryEvent);
    return event as HistoryEvent<T>;
  }

  /** The next event of a line, if it is recorded. */
  find({ previousEventId }: Position, fits: Fits = () => true): HistoryEvent | undefined {
    return this.#following.get(previousEventId)?.find(fits);
  }

  /** The iterations that a Map began, whose start is this event. */
  iterationsOf(mapStarted: number): number {
    return this.#iterations.get(mapStarted) ?? 0;
  }

  /** Waits until every line has come to its end. Rejects when the line is ended, or the events do not fit the machine. */
  wait(position: Position, signal: AbortSignal): Promise<void> {
    if (this.#fault) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(waiter);
        this.#running++;
        signal.removeEventListener('abort', abort);
      };
      const fail = (reason: Error): void => {
        leave();
        reject(reason);
      };
      const goOn = (): void => {
        leave();
        position.time = Math.max(position.time, this.#options.since);
        resolve();
      };
      const abort = (): void => fail(signal.reason as Error);
      const waiter: Waiter = { position, goOn, fail };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.add(waiter);
      this.#leave();
    });
  }

  /** A line goes on as so many lines. */
  fork(lines: number): void {
    this.#running += lines - 1;
  }

  /** One of several lines has ended, and others go on. */
  endLine(): void {
    this.#leave();
  }

  /** Throws where events are left that no line has come to, though the execution ends. */
  end(): void {
    if (this.#left > 0) throw this.#misfit();
    this.#options.finished();
  }

  #leave(): void {
    if (--this.#running > 0) return;
    if (this.#left > 0) this.#fault = this.#misfit();
    else if (this.#options.journal) this.#fault = new JournalWritten();
    else this.#options.finished();
    for (const { goOn, fail } of [...this.#waiting])
      if (this.#fault) fail(this.#fault);
      else goOn();
  }

  #misfit(): ExecutionFault {
    const left = [...this.#following.values()].flat().sort((a, b) => a.id - b.id)[0] as HistoryEvent;
    return new ExecutionFault(
      'States.Runtime',
      `The execution cannot go on: its history does not fit its state machine from the event #${left.id} (${left.type}).`,
    );
  }
}

/** Lines that part at an event are told apart by what their first events are about. */
function isSameSubject(one: object | undefined, other: object | undefined): boolean {
  return SUBJECTS.every((member) => Reflect.get(one ?? {}, member) === Reflect.get(other ?? {}, member));
}

const SUBJECTS = ['name', 'index', 'state'];
