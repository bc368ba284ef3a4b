import type { HistoryEvent } from './history.ts';
import type { ExecutionResult } from './run-execution.ts';
import type { ExecutionIdentity } from './runner/execution.ts';

/** What a distributed Map asks for when it begins. */
export interface MapRunRequest {
  readonly stateName: string;
  readonly label: string | undefined;
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
}

export type MapRunStatus = 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** A run of a distributed Map, as whoever hosts it keeps it. */
export interface MapRun {
  readonly arn: string;
  /** Tells how much there is to do, once that has been read. */
  readonly setTotals: (executions: number, items: number) => void;
  readonly startChild: (input: string, itemCount: number) => ChildExecution;
  readonly end: (status: MapRunStatus, resultsWritten: number) => void;
}

/** What one item, or one batch of items, is worked on by. */
export interface ChildExecution {
  readonly identity: ExecutionIdentity;
  /** Stops this child alone. */
  readonly signal: AbortSignal;
  readonly history: (event: HistoryEvent) => void;
  /** Begins a run of a Map within this child. */
  readonly startMapRun: (request: MapRunRequest) => MapRun;
  readonly end: (result: ExecutionResult) => void;
}
