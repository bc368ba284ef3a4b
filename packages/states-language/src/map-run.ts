import type { HistoryEvent } from './history.ts';
import type { ExecutionResult } from './execution-result.ts';
import type { ExecutionIdentity } from './execution-identity.ts';

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

/** What one child execution is to work on. */
export interface ChildInput {
  /** JSON text. */
  readonly input: string;
  readonly itemCount: number;
}

/** A run of a distributed Map, as whoever hosts it keeps it: what there is to do may be more than fits into memory. */
export interface MapRun {
  readonly arn: string;
  /** Keeps what is still to be done, in this order. */
  readonly enqueue: (children: readonly ChildInput[]) => void;
  /** Takes the first that nobody has taken yet. */
  readonly dequeue: () => ChildInput | undefined;
  readonly startChild: (child: ChildInput) => ChildExecution;
  readonly end: (status: MapRunStatus, areResultsWritten: boolean) => void;
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
