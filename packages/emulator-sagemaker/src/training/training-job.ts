import type { SecondaryStatus, TrainingJobStatus } from '@aws-sdk/client-sagemaker';
import type { MetricDefinition } from '../container/container-program.ts';
import type { TrainingJobRequest } from './training-job-request.ts';

/** A training job as it is stored; times in epoch milliseconds. */
export interface TrainingJob {
  readonly name: string;
  readonly arn: string;
  readonly request: Omit<TrainingJobRequest, 'Tags'>;
  /** The metrics of a built-in algorithm. */
  readonly builtInMetrics?: readonly MetricDefinition[];
  readonly status: TrainingJobStatus;
  readonly secondaryStatus: SecondaryStatus;
  readonly transitions: readonly StatusTransition[];
  readonly creationTime: number;
  readonly lastModifiedTime: number;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly failureReason?: string;
  readonly modelArtifacts?: string;
  readonly metrics: readonly Metric[];
}

interface StatusTransition {
  readonly status: SecondaryStatus;
  readonly startTime: number;
  readonly endTime?: number;
  readonly message?: string;
}

export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly time: number;
}

const MESSAGES: Partial<Record<SecondaryStatus, string>> = {
  Starting: 'Preparing the instances for training',
  Downloading: 'Downloading input data',
  Training: 'Training image download completed. Training in progress.',
  Uploading: 'Uploading generated training model',
  Stopping: 'Stopping the training job',
  Stopped: 'Training job stopped',
  Completed: 'Training job completed',
  MaxRuntimeExceeded: 'Training job runtime exceeded MaxRuntimeInSeconds provided',
};

const STATUS_OF: Partial<Record<SecondaryStatus, TrainingJobStatus>> = {
  Stopping: 'Stopping',
  Stopped: 'Stopped',
  MaxRuntimeExceeded: 'Stopped',
  Failed: 'Failed',
  Completed: 'Completed',
};

/** Ends the present secondary status and begins the next. */
export function transition(
  job: TrainingJob,
  next: SecondaryStatus,
  now: number,
  failureReason?: string,
): TrainingJob {
  const ended = job.transitions.map((one) => (one.endTime === undefined ? { ...one, endTime: now } : one));
  const status = STATUS_OF[next] ?? job.status;
  const isOver = !isRunning(status);
  const message = failureReason ?? MESSAGES[next];
  return {
    ...job,
    status,
    secondaryStatus: next,
    lastModifiedTime: now,
    transitions: [
      ...ended,
      {
        status: next,
        startTime: now,
        ...(isOver && { endTime: now }),
        ...(message !== undefined && { message }),
      },
    ],
    ...(failureReason !== undefined && { failureReason }),
    ...(isOver && { endTime: now }),
  };
}

export function isRunning(status: TrainingJobStatus): boolean {
  return status === 'InProgress' || status === 'Stopping';
}
