export type RunStatus = 'running' | 'succeeded' | 'caught' | 'failed' | 'timed out' | 'aborted';

/** One time that a state ran: a state inside a Map runs once an item. Times are milliseconds since the epoch. */
export interface StateRun {
  /** The id of the event by which it was entered. */
  readonly id: number;
  readonly name: string;
  readonly type: string;
  /** Its node in the graph of the definition. */
  readonly nodeId: string;
  /** The run of the Parallel or Map state that it is inside of. */
  readonly parent?: StateRun;
  /** The item of a Map state, from 0. */
  readonly iteration?: number;
  /** The branch of a Parallel state, from 0. */
  readonly branch?: number;
  readonly enteredAt: number;
  exitedAt?: number;
  status: RunStatus;
  /** JSON texts. */
  input?: string;
  output?: string;
  assigned?: Readonly<Record<string, unknown>>;
  error?: string;
  cause?: string;
  /** Its last call. */
  resource?: string;
  /** How many items a Map state has. */
  length?: number;
  /** The Map Run of a distributed Map state. */
  mapRunArn?: string;
  readonly attempts: Attempt[];
  /** The run that led here. */
  readonly previous?: StateRun;
}

/** One try of a Task, Parallel or Map state: the ones after the first are retries. */
export interface Attempt {
  readonly number: number;
  status: RunStatus;
  readonly startedAt: number;
  endedAt?: number;
  resource?: string;
  input?: string;
  output?: string;
  error?: string;
  cause?: string;
}
