import type { History } from '../history.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Ports } from '../ports.ts';

/** What an execution is called and runs as. */
export interface ExecutionIdentity {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly redriveCount: number;
}

/** An execution as its states see it. */
export interface Execution {
  readonly identity: ExecutionIdentity;
  readonly ports: Ports;
  readonly history: History;
  readonly input: Json;
  /** Aborted when the execution is stopped or out of time. */
  readonly signal: AbortSignal;
  /** `$$.Execution` and `$$.StateMachine`. */
  readonly context: JsonObject;
}
