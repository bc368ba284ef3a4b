import type { HistoryEvent } from './history.ts';
import type { ExecutionResult } from './run-execution.ts';
import type { ExecutionIdentity } from './runner/execution.ts';

/** What a distributed Map asks for when it begins. */
export interface MapRunRequest {
  readonly stateName: string;
  readonly label: string | undefined;
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly itemCount: number;
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
}

export type MapRunStatus = 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** A run of a distributed Map, as whoever hosts it keeps it. */
export interface MapRun {
  readonly arn: string;
  readonly startChild: (input: string) => ChildExecution;
  readonly end: (status: MapRunStatus) => void;
}

/** What one item is worked on by. */
export interface ChildExecution {
  readonly identity: ExecutionIdentity;
  /** Stops this item alone. */
  readonly signal: AbortSignal;
  readonly history: (event: HistoryEvent) => void;
  /** Begins a run of a Map within this item. */
  readonly startMapRun: (request: MapRunRequest) => MapRun;
  readonly end: (result: ExecutionResult) => void;
}
