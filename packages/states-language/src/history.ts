import type { Clock } from '@scones/deterministic';
import { StatesError } from './states-error.ts';

interface DataDetails {
  readonly truncated: boolean;
}

interface Failure {
  readonly error?: string;
  readonly cause?: string;
}

interface StateEntered {
  readonly name: string;
  readonly input: string;
  readonly inputDetails: DataDetails;
}

interface StateExited {
  readonly name: string;
  readonly output: string;
  readonly outputDetails: DataDetails;
  readonly assignedVariables?: Readonly<Record<string, string>>;
  readonly assignedVariablesDetails?: DataDetails;
}

interface MapIteration {
  readonly name: string;
  readonly index: number;
}

interface TaskSubject {
  readonly resourceType: string;
  readonly resource: string;
}

interface TaskOutput extends TaskSubject {
  readonly output: string;
  readonly outputDetails: DataDetails;
}

/** Every event that is written, with its details in the API's own shape. */
export interface EventDetails {
  ExecutionStarted: { readonly input: string; readonly inputDetails: DataDetails; readonly roleArn: string };
  ExecutionSucceeded: { readonly output: string; readonly outputDetails: DataDetails };
  ExecutionFailed: Failure;
  ExecutionAborted: Failure;
  ExecutionTimedOut: Failure;
  EvaluationFailed: Failure & { readonly state: string; readonly location?: string };
  PassStateEntered: StateEntered;
  PassStateExited: StateExited;
  ChoiceStateEntered: StateEntered;
  ChoiceStateExited: StateExited;
  SucceedStateEntered: StateEntered;
  SucceedStateExited: StateExited;
  FailStateEntered: StateEntered;
  WaitStateEntered: StateEntered;
  WaitStateExited: StateExited;
  WaitStateAborted: undefined;
  TaskStateEntered: StateEntered;
  TaskStateExited: StateExited;
  TaskStateAborted: undefined;
  LambdaFunctionScheduled: {
    readonly resource: string;
    readonly input: string;
    readonly inputDetails: DataDetails;
    readonly timeoutInSeconds?: number;
  };
  LambdaFunctionStarted: undefined;
  LambdaFunctionSucceeded: { readonly output: string; readonly outputDetails: DataDetails };
  LambdaFunctionFailed: Failure;
  LambdaFunctionTimedOut: Failure;
  TaskScheduled: TaskSubject & {
    readonly region: string;
    readonly parameters: string;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
  };
  TaskStarted: TaskSubject;
  TaskSubmitted: TaskOutput;
  TaskSucceeded: TaskOutput;
  TaskFailed: TaskSubject & Failure;
  TaskTimedOut: TaskSubject & Failure;
  ParallelStateEntered: StateEntered;
  ParallelStateStarted: undefined;
  ParallelStateSucceeded: undefined;
  ParallelStateFailed: undefined;
  ParallelStateAborted: undefined;
  ParallelStateExited: StateExited;
  MapStateEntered: StateEntered;
  MapStateStarted: { readonly length: number };
  MapStateSucceeded: undefined;
  MapStateFailed: undefined;
  MapStateAborted: undefined;
  MapStateExited: StateExited;
  MapRunStarted: { readonly mapRunArn: string };
  MapRunSucceeded: undefined;
  MapRunFailed: Failure;
  MapIterationStarted: MapIteration;
  MapIterationSucceeded: MapIteration;
  MapIterationFailed: MapIteration;
  MapIterationAborted: MapIteration;
}

export type EventType = keyof EventDetails;
type TypesWith<Details> = { [T in EventType]: EventDetails[T] extends Details ? T : never }[EventType];
export type EnteredEvent = TypesWith<StateEntered>;
export type ExitedEvent = TypesWith<StateExited>;
export type PlainEvent = TypesWith<undefined>;

export interface HistoryEvent<T extends EventType = EventType> {
  readonly id: number;
  readonly previousEventId: number;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly type: T;
  readonly details: EventDetails[T];
}

export const NOT_TRUNCATED: DataDetails = { truncated: false };

/** A Standard execution's history may not grow beyond this. */
export const HISTORY_LIMIT = 25_000;

/** Where a line of states stands: concurrent branches have one each. */
export interface Position {
  previousEventId: number;
}

/** Numbers an execution's events and hands them to whoever keeps them. */
export class History {
  readonly #clock: Clock;
  readonly #sink: (event: HistoryEvent) => void;
  readonly #limit: number;
  #lastId = 0;
  #isEnded = false;

  constructor(clock: Clock, sink: (event: HistoryEvent) => void, limit: number) {
    this.#clock = clock;
    this.#sink = sink;
    this.#limit = limit;
  }

  /** Writes an event and moves the position to it. */
  write<T extends EventType>(position: Position, type: T, details: EventDetails[T]): number {
    const id = this.note(position, type, details);
    position.previousEventId = id;
    return id;
  }

  /** Writes an event beside the line: what follows does not point back to it. */
  note<T extends EventType>(position: Position, type: T, details: EventDetails[T]): number {
    // The last place is kept for the event that ends the execution.
    if (this.#lastId >= this.#limit - 1 && !isEnd(type)) throw historyLimitReached(this.#limit);
    // Work that still unwinds after the end writes no event.
    if (this.#isEnded) return this.#lastId;
    this.#isEnded = isEnd(type);
    const id = ++this.#lastId;
    const { previousEventId } = position;
    this.#sink({ id, previousEventId, timestamp: this.#clock.now(), type, details });
    return id;
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

/** The end of an execution that nothing in its definition can catch. */
export class HistoryLimitReached extends StatesError {}

function historyLimitReached(limit: number): HistoryLimitReached {
  return new HistoryLimitReached(
    'States.Runtime',
    `The execution reached the maximum number of history events (${limit}).`,
  );
}
