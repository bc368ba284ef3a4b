import type { CreateTrainingJobCommandOutput } from '@aws-sdk/client-sagemaker';
import type { SageMakerPorts } from '../ports/ports.ts';
import { errors } from '../errors.ts';
import { parseS3Uri } from '../input/s3-uri.ts';
import { operation } from '../context.ts';
import { tagValues } from '../input/tags.ts';
import {
  type TrainingChannel,
  trainingJobRequest,
  type TrainingJobRequest,
} from '../training/training-job-request.ts';

export const createTrainingJob = operation<CreateTrainingJobCommandOutput>()(
  trainingJobRequest,
  async (context, { Tags, ...request }) => {
    const { TrainingImage, MetricDefinitions } = request.AlgorithmSpecification;
    if (MetricDefinitions && context.ports.programFor(TrainingImage)?.metricDefinitions)
      throw errors.ValidationException(
        "You can't override the metric definitions for Amazon SageMaker algorithms. " +
          'Please retry the request without specifying metric definitions.',
      );
    checkWaitTime(request);
    for (const channel of request.InputDataConfig ?? [])
      await checkHasObjects(context.ports, channel, request.RoleArn);
    const existing = context.records.trainingJobs.get(request.TrainingJobName);
    if (existing)
      throw errors.ResourceInUse(
        'Training job names must be unique within an AWS account and region, ' +
          `and a training job with this name already exists (${existing.arn})`,
      );
    const job = context.workers.trainingJobs.start(request);
    if (Tags) context.records.tags.put(job.arn, { values: tagValues(Tags) });
    return { TrainingJobArn: job.arn };
  },
);

/** How long a spot instance may be waited for. */
function checkWaitTime({
  EnableManagedSpotTraining,
  StoppingCondition,
}: Omit<TrainingJobRequest, 'Tags'>): void {
  const { MaxRuntimeInSeconds, MaxWaitTimeInSeconds } = StoppingCondition;
  if (!EnableManagedSpotTraining && MaxWaitTimeInSeconds !== undefined)
    throw errors.ValidationException(
      'Invalid MaxWaitTimeInSeconds. It is only supported when EnableManagedSpotTraining is set to true',
    );
  if (EnableManagedSpotTraining && (MaxWaitTimeInSeconds ?? 0) < MaxRuntimeInSeconds)
    throw errors.ValidationException(
      'Invalid MaxWaitTimeInSeconds. It must be present and be greater than or equal to MaxRuntimeInSeconds',
    );
}

async function checkHasObjects(
  { objectsAs, identity }: SageMakerPorts,
  channel: TrainingChannel,
  role: string,
): Promise<void> {
  const uri = channel.DataSource.S3DataSource.S3Uri;
  const { bucket, key } = parseS3Uri(uri);
  const refuse = (cause?: unknown): never => {
    throw errors.ValidationException(
      `No S3 objects found under S3 URL "${uri}" given in input data source. ` +
        `Please ensure that the bucket exists in the selected region (${identity.region}), ` +
        `that objects exist under that S3 prefix, and that the role "${role}" ` +
        `has "s3:ListBucket" permissions on bucket "${bucket}".`,
      { cause },
    );
  };
  try {
    for await (const _ of objectsAs(role).list(bucket, key)) return;
  } catch (cause) {
    refuse(cause);
  }
  refuse();
}
