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

/** A child that a run keeps, by its place in the order of the items. */
export interface KeptChild extends ChildInput {
  readonly position: number;
}

/** How much a run has to do. */
export interface MapRunTotals {
  readonly executions: number;
  readonly items: number;
}

/** The limits of a run that somebody has changed while it goes on. */
export interface MapRunLimits {
  /** 0 means no bound. */
  readonly maxConcurrency?: number | undefined;
  readonly toleratedFailureCount?: number | undefined;
  readonly toleratedFailurePercentage?: number | undefined;
}

/** A run of a distributed Map, kept by the host, since its children may be more than fit into memory. */
export interface MapRun {
  readonly arn: string;
  /** How much there is to do, in a run that goes on and whose items are all known. */
  readonly totals: MapRunTotals | undefined;
  /** How often it was redriven, where it is redriven now. */
  readonly redriveCount?: number | undefined;
  /** What has been changed of the state's own limits. */
  readonly changed: () => MapRunLimits;
  /** Has the run told when that is more. */
  readonly onChanged: (listener: () => void) => void;
  /** Keeps the children that have not begun, in this order. */
  readonly enqueue: (children: readonly ChildInput[]) => void;
  /** There are no more children to keep. */
  readonly complete: () => void;
  /** Takes the first child that has not been taken yet. A run that goes on begins with the first of all. */
  readonly dequeue: () => KeptChild | undefined;
  readonly startChild: (child: KeptChild) => ChildExecution;
  readonly end: (status: MapRunStatus, areResultsWritten: boolean) => void;
}

/** How a child ended in a run that goes on. */
export interface ChildEnd {
  readonly result: ExecutionResult;
  /** Milliseconds since the epoch. */
  readonly stopTime: number;
}

/** The execution that works on one item, or one batch of items. */
export interface ChildExecution {
  readonly identity: ExecutionIdentity;
  /** Present when the child ended before: it is not run again. */
  readonly ended?: ChildEnd;
  /** The child's events so far, when it goes on. */
  readonly recorded?: readonly HistoryEvent[];
  /** Stops this child alone. */
  readonly signal: AbortSignal;
  readonly history: (event: HistoryEvent) => void;
  /** Begins a run of a Map within this child, or goes on with the one of that ARN. */
  readonly startMapRun: (request: MapRunRequest, arn?: string) => MapRun;
  readonly end: (end: ChildEnd) => void;
}
