import type { DescribeTrainingJobCommandOutput } from '@aws-sdk/client-sagemaker';
import type { MetricDefinition } from '../container/container-program.ts';
import type { TrainingJob } from './training-job.ts';

export type TrainingJobDescription = Omit<DescribeTrainingJobCommandOutput, '$metadata'>;

/** A training job as DescribeTrainingJob and EventBridge show it, with SageMaker's defaults filled in. */
export function describeJob(job: TrainingJob): TrainingJobDescription {
  const { request } = job;
  return {
    EnableNetworkIsolation: false,
    EnableInterContainerTrafficEncryption: false,
    EnableManagedSpotTraining: false,
    ...request,
    ...defaultsOf(job),
    TrainingJobArn: job.arn,
    // A job has no artefact before it has uploaded one.
    ...(job.modelArtifacts !== undefined && { ModelArtifacts: { S3ModelArtifacts: job.modelArtifacts } }),
    TrainingJobStatus: job.status,
    SecondaryStatus: job.secondaryStatus,
    CreationTime: new Date(job.creationTime),
    LastModifiedTime: new Date(job.lastModifiedTime),
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
  } as TrainingJobDescription;
}

function defaultsOf({ request, builtInMetrics }: TrainingJob) {
  return {
    AlgorithmSpecification: {
      EnableSageMakerMetricsTimeSeries: metricsOf(request.AlgorithmSpecification, builtInMetrics).length > 0,
      ...request.AlgorithmSpecification,
      ...(builtInMetrics && { MetricDefinitions: [...builtInMetrics] }),
    },
    ...(request.InputDataConfig && {
      InputDataConfig: request.InputDataConfig.map(({ DataSource, ...channel }) => ({
        CompressionType: 'None',
        RecordWrapperType: 'None',
        ...channel,
        DataSource: {
          S3DataSource: { S3DataDistributionType: 'FullyReplicated', ...DataSource.S3DataSource },
        },
      })),
    }),
    OutputDataConfig: { KmsKeyId: '', CompressionType: 'GZIP', ...request.OutputDataConfig },
    ProfilingStatus:
      request.ProfilerConfig === undefined || request.ProfilerConfig.DisableProfiler ? 'Disabled' : 'Enabled',
  };
}

/** The job's metrics: those of a built-in algorithm, else its own. */
export function metricsOf(
  specification: { readonly MetricDefinitions?: readonly MetricDefinition[] | undefined },
  builtIn: readonly MetricDefinition[] | undefined,
): readonly MetricDefinition[] {
  return builtIn ?? specification.MetricDefinitions ?? [];
}

function timesOf({ startTime, endTime }: TrainingJob): Partial<TrainingJobDescription> {
  if (startTime === undefined) return endTime === undefined ? {} : { TrainingEndTime: new Date(endTime) };
  if (endTime === undefined) return { TrainingStartTime: new Date(startTime) };
  const seconds = Math.max(1, Math.ceil((endTime - startTime) / 1000));
  return {
    TrainingStartTime: new Date(startTime),
    TrainingEndTime: new Date(endTime),
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
  };
}
