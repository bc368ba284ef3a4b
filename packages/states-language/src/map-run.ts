import type { HistoryEvent } from './history.ts';
import type { ExecutionResult } from './execution-result.ts';
import type { ExecutionIdentity } from './execution-identity.ts';

/** A distributed Map's request for a run. */
export interface MapRunRequest {
  readonly stateName: string;
  readonly label: string | undefined;
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
}

export type MapRunStatus = 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** The input of one child execution. */
export interface ChildInput {
  /** JSON text. */
  readonly input: string;
  readonly itemCount: number;
}

/** A run of a distributed Map, kept by the host, since its children may be more than fit into memory. */
export interface MapRun {
  readonly arn: string;
  /** Keeps the children that have not begun, in this order. */
  readonly enqueue: (children: readonly ChildInput[]) => void;
  /** Takes the first child that has not been taken yet. */
  readonly dequeue: () => ChildInput | undefined;
  readonly startChild: (child: ChildInput) => ChildExecution;
  readonly end: (status: MapRunStatus, areResultsWritten: boolean) => void;
}

/** The execution that works on one item, or one batch of items. */
export interface ChildExecution {
  readonly identity: ExecutionIdentity;
  /** Stops this child alone. */
  readonly signal: AbortSignal;
  readonly history: (event: HistoryEvent) => void;
  /** Begins a run of a Map within this child. */
  readonly startMapRun: (request: MapRunRequest) => MapRun;
  readonly end: (result: ExecutionResult) => void;
}
