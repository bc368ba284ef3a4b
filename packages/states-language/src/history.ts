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

/** The role that a task's `Credentials` name. */
export interface TaskCredentials {
  readonly roleArn: string;
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
  ExecutionRedriven: { readonly redriveCount: number };
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
    readonly taskCredentials?: TaskCredentials;
  };
  LambdaFunctionStarted: undefined;
  LambdaFunctionSucceeded: { readonly output: string; readonly outputDetails: DataDetails };
  LambdaFunctionFailed: Failure;
  LambdaFunctionTimedOut: Failure;
  ActivityScheduled: {
    readonly resource: string;
    readonly input: string;
    readonly inputDetails: DataDetails;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
  };
  ActivityScheduleFailed: Failure;
  ActivityStarted: { readonly workerName?: string };
  ActivitySucceeded: { readonly output: string; readonly outputDetails: DataDetails };
  ActivityFailed: Failure;
  ActivityTimedOut: Failure;
  TaskScheduled: TaskSubject & {
    readonly region: string;
    readonly parameters: string;
    readonly timeoutInSeconds?: number;
    readonly heartbeatInSeconds?: number;
    readonly taskCredentials?: TaskCredentials;
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
  MapRunRedriven: { readonly mapRunArn: string; readonly redriveCount: number };
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
