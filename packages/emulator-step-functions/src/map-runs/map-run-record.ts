import type { MapRunLimits, MapRunRequest, MapRunStatus } from '@scones/states-language';
import type { ExecutionRecord, ExecutionStatus } from '../executions/execution-store.ts';

/** A run of a distributed Map. */
export interface MapRunRecord {
  readonly arn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly status: MapRunStatus | 'RUNNING';
  readonly startDate: number;
  readonly stopDate?: number;
  readonly request: MapRunRequest;
  /** The limits that UpdateMapRun has changed. */
  readonly changed?: MapRunLimits;
  /** Counts of items, and of the executions that work on one or more of them, by status. */
  readonly items: MapRunCounts;
  readonly executions: MapRunCounts;
  readonly areResultsWritten: boolean;
  /** Whether all its items are kept; a run that was begun by an emulator that could not go on has no such member. */
  readonly areItemsKept?: boolean;
  /** How often it was redriven, and when last. */
  readonly redriveCount?: number;
  readonly redriveDate?: number;
}

export type MapRunCounts = Readonly<Record<MapRunCount, number>>;

export type MapRunCount =
  | 'total'
  | 'running'
  | 'succeeded'
  | 'failed'
  | 'timedOut'
  | 'aborted'
  | 'pendingRedrive'
  | 'failuresNotRedrivable';

export const NONE: MapRunCounts = {
  total: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  aborted: 0,
  pendingRedrive: 0,
  failuresNotRedrivable: 0,
};

export const COUNT_OF: Readonly<Record<ExecutionStatus, MapRunCount>> = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

/** Whether the run ended without success before its execution was redriven. */
export function isRedrivenWith(
  { status, stopDate = 0 }: MapRunRecord,
  { redriveDate = -1 }: ExecutionRecord,
): boolean {
  return (status === 'FAILED' || status === 'ABORTED') && stopDate <= redriveDate;
}

export function redriveRun({ stopDate: _, ...run }: MapRunRecord, redriveDate: number): MapRunRecord {
  return { ...run, redriveDate, redriveCount: (run.redriveCount ?? 0) + 1 };
}
