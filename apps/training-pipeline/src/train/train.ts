import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandInput,
  type SageMakerClient,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { priceAnHour, TRAINING_INSTANCES } from '@scones/aws-prices';
import type { Clock } from '@scones/deterministic';
import {
  type AgreeToSpending,
  CommandError,
  type CommandContext,
  describeFailure,
  explainAwsFailure,
} from '@scones/command-line';
import type { ManifestEntry } from '@scones/image-dataset';
import { datasetLayout } from '../dataset-layout.ts';
import { readStagedSplit } from '../staged-object.ts';
import { algorithmImage, containerImage } from './algorithm-image.ts';
import {
  type AwaitedJob,
  awaitedTag,
  findAwaited,
  markReported,
  NAME_PREFIX,
  requestDigest,
} from './awaited-job.ts';
import { deviceEnvironment } from './device-environment.ts';
import type { EpochMetrics } from './epoch-metrics.ts';
import { EPOCHS_FROM_BACKBONE, epochsFor } from './epochs-for.ts';
import { type CompletedTraining, type FollowedJob, followTraining } from './follow-training.ts';
import { stagePretrained } from './stage-pretrained.ts';
import { type CheckedTrainOptions, type TrainOptions, trainOptionsSchema } from './train-options.ts';
import type { TrainProgress } from './train-progress.ts';
import { explainRefusal } from './training-failure.ts';
import { trainingJobRequest } from './training-job-request.ts';

export interface TrainContext extends CommandContext<TrainProgress> {
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly logs: CloudWatchLogsClient;
  readonly clock: Clock;
  /** Keeps a backbone that is downloaded; only `pretrained` needs it. */
  readonly cacheFolder?: string;
  /** Asked before a job is made. */
  readonly agree?: AgreeToSpending;
}

export interface TrainedModel {
  readonly jobName: string;
  readonly jobArn: string;
  readonly trainingImage: string;
  readonly hyperparameters: Readonly<Record<string, string>>;
  /** `s3://…/model.tar.gz` */
  readonly modelArtifact: string;
  readonly trainImages: number;
  readonly epochs: readonly EpochMetrics[];
  readonly trainSeconds: number;
  /** The mean over the epochs; 0 when the log has none. */
  readonly imagesPerSecond: number;
}

/** For pictures that were staged by other means. */
const DEFAULT_IMAGE_SIZE = 32;
/** What most backbones have learnt from, and what is enough of it for small pictures, which have no more to show. */
const BACKBONE_SIZE = 224;
const ENLARGED_SIZE = 128;

/**
 * Runs a training job to its end. Throws when it does not complete; stops it when aborted. A run that was ended by force
 * leaves its job: the same options then go on with it.
 */
export async function train(context: TrainContext, input: TrainOptions): Promise<TrainedModel> {
  const checked = trainOptionsSchema.parse(input);
  deviceEnvironment(checked);
  const { s3, sageMaker, signal, onProgress } = context;
  const image = checked.trainingImage ?? imageOf(checked, await sageMaker.config.region());
  const layout = datasetLayout(checked.prefix);
  const manifest = (key: string) => readStagedSplit({ s3, bucket: checked.bucket, key, signal });
  const [{ entries: training, facts }] = await Promise.all([
    manifest(layout.manifests.train),
    manifest(layout.manifests.validation),
  ]);
  const size = facts.imageSize ?? DEFAULT_IMAGE_SIZE;
  const defaults =
    checked.pretrained === undefined
      ? { epochs: epochsFor(training.length, facts.kind), imageSize: size }
      : {
          epochs: EPOCHS_FROM_BACKBONE,
          imageSize: size > DEFAULT_IMAGE_SIZE ? BACKBONE_SIZE : ENLARGED_SIZE,
        };
  const options = {
    ...checked,
    epochs: checked.epochs ?? defaults.epochs,
    imageSize: checked.imageSize ?? defaults.imageSize,
  };
  const planned = options.jobName ?? `${NAME_PREFIX}${timestamp(context.clock.now())}`;
  const pretrained = await stagePretrained(context, options);
  const request = trainingJobRequest(options, { name: planned, image, training, pretrained });
  const { name, arn: jobArn } = await awaitedOrNew(context, request, training, options.jobName);
  const job = { name, trainImages: training.length, epochs: options.epochs };
  try {
    const followed = await followToItsEnd(context, job);
    onProgress?.({ type: 'completed', jobName: name, modelArtifact: followed.modelArtifact });
    await markReported(sageMaker, jobArn);
    return {
      jobName: name,
      jobArn,
      trainingImage: image,
      hyperparameters: request.HyperParameters ?? {},
      trainImages: training.length,
      imagesPerSecond: meanSpeed(followed.epochs),
      ...followed,
    };
  } catch (error) {
    if (error === signal?.reason || error instanceof CommandError) throw error;
    throw lostTrack(name, error);
  }
}

/** Stops the job when it is interrupted, and rejects with the interruption; one that has ended by then has its result. */
async function followToItsEnd(context: TrainContext, job: FollowedJob): Promise<CompletedTraining> {
  const { signal, ...uninterrupted } = context;
  try {
    return await followTraining(context, job);
  } catch (error) {
    if (!signal?.aborted) throw error;
    context.onProgress?.({ type: 'stopping', jobName: job.name });
    if (await stopJob(context.sageMaker, job.name)) throw signal.reason;
    return await followTraining(uninterrupted, job);
  }
}

function imageOf({ algorithm, roleArn }: CheckedTrainOptions, region: string): string {
  return algorithm === 'container' ? containerImage(roleArn, region) : algorithmImage(region);
}

async function awaitedOrNew(
  context: TrainContext,
  request: CreateTrainingJobCommandInput,
  training: readonly ManifestEntry[],
  jobName: string | undefined,
): Promise<AwaitedJob> {
  const { signal, onProgress } = context;
  const name = request.TrainingJobName as string;
  const digest = requestDigest(request, training);
  const awaited = await findAwaited(context, { digest, jobName });
  signal?.throwIfAborted();
  if (awaited) {
    onProgress?.({ type: 'resumed', jobName: awaited.name });
    return awaited;
  }
  await agreeToJob(context, request);
  const arn = await createJob(context, { ...request, Tags: [awaitedTag(digest)] });
  const epochs = Number(request.HyperParameters?.['epochs']);
  onProgress?.({ type: 'created', jobName: name, trainImages: training.length, epochs });
  return { name, arn };
}

async function agreeToJob(
  { sageMaker, signal, agree }: TrainContext,
  { TrainingJobName: name, ResourceConfig, RoleArn: roleArn = '' }: CreateTrainingJobCommandInput,
): Promise<void> {
  const { InstanceType: type = '', InstanceCount: count = 1 } = ResourceConfig ?? {};
  const planned = priceAnHour(TRAINING_INSTANCES, type, count);
  const region = await sageMaker.config.region();
  await agree?.({
    what: `The training job ${name} on ${count} × ${type}`,
    roleArn,
    region,
    planned,
    present: 0,
  });
  signal?.throwIfAborted();
}

/** Not abortable: nobody knows whether a call that was broken off has created the job. */
async function createJob(
  { sageMaker }: TrainContext,
  request: CreateTrainingJobCommandInput,
): Promise<string> {
  try {
    const { TrainingJobArn } = await sageMaker.send(new CreateTrainingJobCommand(request));
    return TrainingJobArn as string;
  } catch (error) {
    throw explainRefusal(error, request.TrainingJobName as string);
  }
}

/** The job does not end when nobody follows it any more, and goes on to cost money. */
function lostTrack(name: string, error: unknown): CommandError {
  return new CommandError(
    'TRAINING_OUT_OF_SIGHT',
    `The training job ${name} goes on but can no longer be followed: ${describeFailure(explainAwsFailure(error))}`,
    `Look: aws sagemaker describe-training-job --training-job-name ${name}; end it: stop-training-job.`,
    { cause: error },
  );
}

/** Whether the job ran. */
async function stopJob(sageMaker: SageMakerClient, name: string): Promise<boolean> {
  try {
    await sageMaker.send(new StopTrainingJobCommand({ TrainingJobName: name }));
    return true;
  } catch (error) {
    // The job has ended in the meantime.
    if ((error as Error).name !== 'ValidationException') throw error;
    return false;
  }
}

/** `2026-11-23-14-05-17-123` */
function timestamp(now: number): string {
  return new Date(now).toISOString().slice(0, -1).replaceAll(/[T:.]/g, '-');
}

function meanSpeed(epochs: readonly EpochMetrics[]): number {
  const speeds = epochs.flatMap(({ picturesPerSecond }) => picturesPerSecond ?? []);
  return speeds.length === 0 ? 0 : speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
}
