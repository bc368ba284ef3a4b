import type { Kept } from '../history/batched-writer.ts';
import type { ExecutionRecord } from './execution-store.ts';

/** An execution that has not ended yet. */
export interface RunningExecution {
  /** Replaced when the execution ends. */
  record: ExecutionRecord;
  /** Aborted by `ExecutionStopped` to stop the execution, and by any other reason to leave it as it is. */
  readonly controller: AbortController;
  readonly ended: PromiseWithResolvers<void>;
  /** What the writer has kept of it. */
  kept?: Kept;
}

type Beginning = Omit<ExecutionRecord, 'status' | 'stopDate' | 'output' | 'error' | 'cause'>;

export function beginExecution(beginning: Beginning): RunningExecution {
  const record: ExecutionRecord = { ...beginning, status: 'RUNNING' };
  return { record, controller: new AbortController(), ended: Promise.withResolvers() };
}
