import type { Payload } from '../payload.ts';
import type { Scope } from '../query-language/scope.ts';
import type { Frame, State } from '../workflow.ts';
import type { Branch } from './branch.ts';
import type { Execution } from './execution.ts';

/** A state that a line has come to. */
export interface Arrival {
  readonly execution: Execution;
  readonly state: State;
  readonly branch: Branch;
  readonly input: Payload;
  /** Runs the lines of states within the state. */
  readonly runWorkflow: Frame['runWorkflow'];
}

/** A state between its entry and its exit. */
export interface Visit extends Arrival {
  readonly scope: Scope;
  readonly enteredId: number;
  /** Where the line stood before the state: an evaluation that fails points back to there. */
  readonly previousEventId: number;
  /** How often each retrier has been used. */
  readonly retries: number[];
  retryCount: number;
}
