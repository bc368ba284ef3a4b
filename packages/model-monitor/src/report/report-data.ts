import type { Inference } from '../capture/inference.ts';
import type { TrainingEpoch } from '../charts/training-curves.ts';
import type { DriftReport } from '../drift/detect-drift.ts';
import type { TableRow } from '@scones/execution-view';
import type { Summary } from './summary-schema.ts';

/** A captured inference and, where it is known, what its picture really shows. */
export interface ReportInference extends Inference {
  readonly name?: string;
  readonly expectedLabel?: string;
}

export interface ReportExecution {
  readonly name: string;
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly millis: number;
  /** The error's name and cause, of an execution that failed. */
  readonly error?: string;
  readonly cause?: string;
}

/** One execution as AWS's console shows it. */
export interface ExecutionPortrait {
  readonly name: string;
  readonly title: string;
  /** The graph view, an SVG document. */
  readonly graph: string;
  /** The table view. */
  readonly rows: readonly TableRow[];
}

/** All that the report of a run is made from. */
export interface ReportData {
  readonly summary: Summary;
  /** Milliseconds since the epoch. */
  readonly generatedAt: number;
  readonly threshold: number;
  readonly epochs: readonly TrainingEpoch[];
  readonly inferences: readonly ReportInference[];
  readonly executions: readonly ReportExecution[];
  /** One execution that passed and one that was doubtful, where there are any. */
  readonly portraits: readonly ExecutionPortrait[];
  /** Absent where there is no baseline to compare with. */
  readonly drift?: DriftReport;
}
