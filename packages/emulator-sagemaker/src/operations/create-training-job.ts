import { tagsOfList } from '@scones/emulator-core';
import type { CreateTrainingJobCommandOutput } from '@aws-sdk/client-sagemaker';
import type { SageMakerPorts } from '../ports/ports.ts';
import { errors } from '../errors.ts';
import { parseS3Uri } from '../input/s3-uri.ts';
import { operation } from '../context.ts';
import { checkDataType } from '../training/check-data-type.ts';
import {
  type TrainingChannel,
  trainingJobRequest,
  type TrainingJobRequest,
} from '../training/training-job-request.ts';

export const createTrainingJob = operation<CreateTrainingJobCommandOutput>()(
  trainingJobRequest,
  async (context, { Tags, ...request }) => {
    checkAlgorithm(context.ports, request);
    checkWaitTime(request);
    for (const channel of request.InputDataConfig ?? []) {
      checkDataType(request, channel);
      await checkHasObjects(context.ports, channel, request.RoleArn);
    }
    const existing = context.records.trainingJobs.get(request.TrainingJobName);
    if (existing) throw errors.ResourceInUse({ arn: existing.arn });
    const job = context.workers.trainingJobs.start(request, Tags && tagsOfList(Tags));
    return { TrainingJobArn: job.arn };
  },
);

/** SageMaker leaves mistakes in hyperparameters to the algorithm, whose job then fails. */
function checkAlgorithm({ programFor }: SageMakerPorts, request: Omit<TrainingJobRequest, 'Tags'>): void {
  const { TrainingImage, MetricDefinitions } = request.AlgorithmSpecification;
  const program = programFor(TrainingImage);
  if (MetricDefinitions && program?.metricDefinitions) throw errors.ValidationException.metricDefinitions();
  const unsupported = program?.unsupportedHyperparameter?.(
    request.HyperParameters ?? {},
    (request.InputDataConfig ?? []).map(({ ChannelName }) => ChannelName),
  );
  if (unsupported !== undefined)
    throw errors.ValidationException.unsupportedHyperparameter({ what: unsupported });
}

/** How long a job may wait for a spot instance. */
function checkWaitTime({
  EnableManagedSpotTraining,
  StoppingCondition,
}: Omit<TrainingJobRequest, 'Tags'>): void {
  const { MaxRuntimeInSeconds, MaxWaitTimeInSeconds } = StoppingCondition;
  if (!EnableManagedSpotTraining && MaxWaitTimeInSeconds !== undefined)
    throw errors.ValidationException.waitTimeWithoutSpot();
  if (EnableManagedSpotTraining && (MaxWaitTimeInSeconds ?? 0) < MaxRuntimeInSeconds)
    throw errors.ValidationException.waitTimeTooShort();
}

async function checkHasObjects(
  { objectsAs, identity }: SageMakerPorts,
  channel: TrainingChannel,
  role: string,
): Promise<void> {
  const uri = channel.DataSource.S3DataSource.S3Uri;
  const { bucket, key } = parseS3Uri(uri);
  const refuse = (cause?: unknown): never => {
    throw errors.ValidationException.noInput({ uri, region: identity.region, role, bucket }, { cause });
  };
  try {
    for await (const _ of objectsAs(role).list(bucket, key)) return;
  } catch (cause) {
    refuse(cause);
  }
  refuse();
}
