import type { Json, JsonObject } from '../json.ts';
import type { Ports } from '../ports.ts';
import type { ExecutionIdentity } from '../execution-identity.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { ExecutionHistory } from './execution-history.ts';

/** An execution as its states see it. */
export interface Execution {
  readonly identity: ExecutionIdentity;
  readonly ports: Ports;
  readonly history: ExecutionHistory;
  readonly input: Json;
  /** Aborted when the execution is stopped or out of time. */
  readonly signal: AbortSignal;
  /** `$$.Execution` and `$$.StateMachine`. */
  readonly context: () => JsonObject;
  /** The test that the state is run for; absent in an execution. */
  readonly rehearsal?: Rehearsal;
}
