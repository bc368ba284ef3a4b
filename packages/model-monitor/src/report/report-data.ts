import type { Inference } from '../capture/inference.ts';
import type { TrainingEpoch } from '../charts/training-curves.ts';
import type { DriftReport } from '../drift/detect-drift.ts';
import type { TableRow } from '@scones/execution-view';
import type { Judgement } from './wrong-but-passed.ts';

/** An answer over time and, where it is known, which picture it is about. */
export type ReportInference = Pick<Inference, 'time' | 'confidence' | 'predictedLabel' | 'image'> & {
  readonly name?: string;
};

/** How the executions of the state machine ended, and how long they took. */
export interface ReportRuns {
  readonly executions: number;
  readonly belowThreshold: number;
  readonly failedOtherwise: number;
  readonly executionsPerSecond: number;
  readonly executionMillisP50: number;
  readonly executionMillisP99: number;
}

interface ReportTraining {
  readonly epochs: readonly TrainingEpoch[];
  readonly seconds: number;
  readonly imagesPerSecond: number;
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

/** All that the report of an evaluation is made from; what a whole run of the workflow adds may be absent. */
export interface ReportData extends Judgement {
  /** Milliseconds since the epoch. */
  readonly generatedAt: number;
  /** What the report is about, each in a few words: data set, seed, model. */
  readonly chips: readonly string[];
  readonly inferences: readonly ReportInference[];
  readonly executions: readonly ReportExecution[];
  readonly runs: ReportRuns;
  readonly training?: ReportTraining;
  /** One execution that passed and one that was doubtful, where there are any. */
  readonly portraits: readonly ExecutionPortrait[];
  /** Absent where there is no baseline to compare with. */
  readonly drift?: DriftReport;
  /** The page's last words. */
  readonly footer: string;
}
