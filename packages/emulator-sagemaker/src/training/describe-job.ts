import type { DescribeTrainingJobCommandOutput } from '@aws-sdk/client-sagemaker';
import type { TrainingJob } from './training-job.ts';

export type TrainingJobDescription = Omit<DescribeTrainingJobCommandOutput, '$metadata'>;

/** A training job as DescribeTrainingJob, and EventBridge, show it. */
export function describeJob(job: TrainingJob): TrainingJobDescription {
  return {
    ...job.request,
    TrainingJobArn: job.arn,
    ModelArtifacts: { S3ModelArtifacts: job.modelArtifacts },
    TrainingJobStatus: job.status,
    SecondaryStatus: job.secondaryStatus,
    CreationTime: new Date(job.creationTime),
    LastModifiedTime: new Date(job.lastModifiedTime),
    EnableNetworkIsolation: false,
    EnableInterContainerTrafficEncryption: false,
    EnableManagedSpotTraining: false,
    SecondaryStatusTransitions: job.transitions.map(({ status, startTime, endTime, message }) => ({
      Status: status,
      StartTime: new Date(startTime),
      ...(endTime !== undefined && { EndTime: new Date(endTime) }),
      ...(message !== undefined && { StatusMessage: message }),
    })),
    ...(job.metrics.length > 0 && {
      FinalMetricDataList: job.metrics.map(({ name, value, time }) => ({
        MetricName: name,
        Value: value,
        Timestamp: new Date(time),
      })),
    }),
    ...(job.failureReason !== undefined && { FailureReason: job.failureReason }),
    ...timesOf(job),
  };
}

function timesOf({ startTime, endTime }: TrainingJob): Partial<TrainingJobDescription> {
  if (startTime === undefined) return endTime === undefined ? {} : { TrainingEndTime: new Date(endTime) };
  if (endTime === undefined) return { TrainingStartTime: new Date(startTime) };
  const seconds = Math.ceil((endTime - startTime) / 1000);
  return {
    TrainingStartTime: new Date(startTime),
    TrainingEndTime: new Date(endTime),
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
  };
}
