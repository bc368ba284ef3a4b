import { HeadBucketCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CommandError, explainS3Failure } from '@scones/command-line';
import { parseS3Location } from '@scones/s3-location';
import { isMissing } from '../missing-resource.ts';

export interface ModelSource {
  readonly modelArtifact: string;
  readonly image: string;
  readonly roleArn: string;
}

interface ModelChoice {
  readonly fromTrainingJob?: string | undefined;
  readonly modelArtifact?: string | undefined;
  readonly image?: string | undefined;
  readonly roleArn?: string | undefined;
}

interface Sources {
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly signal?: AbortSignal;
}

/** Finds the parts of the model: from the options, else from the training job, else from `present`. */
export async function modelSource(
  sources: Sources,
  options: ModelChoice,
  present: Omit<ModelChoice, 'fromTrainingJob'> = {},
): Promise<ModelSource> {
  const job = options.fromTrainingJob ? await sourceOfJob(sources, options.fromTrainingJob) : {};
  const from = { ...present, ...job };
  return {
    modelArtifact: options.modelArtifact ?? from.modelArtifact ?? missing('--model-artifact'),
    image: options.image ?? from.image ?? missing('--image'),
    roleArn: options.roleArn ?? from.roleArn ?? missing('--role-arn'),
  };
}

function missing(option: string): never {
  const hint = `Give ${option}, or --from-training-job to take it from there.`;
  throw new CommandError('OPTION_MISSING', `${option} is not given`, hint);
}

async function sourceOfJob({ sageMaker, signal }: Sources, name: string): Promise<Partial<ModelSource>> {
  try {
    const job = await sageMaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName: name }),
      signal && { abortSignal: signal },
    );
    const modelArtifact = job.ModelArtifacts?.S3ModelArtifacts;
    const image = job.AlgorithmSpecification?.TrainingImage;
    if (job.TrainingJobStatus !== 'Completed' || modelArtifact === undefined) {
      throw new CommandError(
        'TRAINING_NOT_COMPLETE',
        `The training job ${name} is ${job.TrainingJobStatus} and has left no finished model`,
        'Wait for it, or train again.',
      );
    }
    return { modelArtifact, ...(image && { image }), ...(job.RoleArn && { roleArn: job.RoleArn }) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new CommandError(
      'TRAINING_JOB_MISSING',
      `There is no training job ${name} in ${await sageMaker.config.region()}`,
      'See what there is (aws sagemaker list-training-jobs), or set AWS_REGION if it is in another region.',
      { cause: error },
    );
  }
}

/**
 * Checks this before anything is made: SageMaker would only report it minutes later, or when the first answer is
 * captured.
 */
export async function requireObjects(
  { s3, signal }: Sources,
  modelArtifact: string,
  capturePrefix: string,
): Promise<void> {
  const artefact = parseS3Location(modelArtifact);
  const { bucket } = parseS3Location(capturePrefix);
  const options = signal && { abortSignal: signal };
  try {
    await s3.send(new HeadBucketCommand({ Bucket: artefact.bucket }), options);
  } catch (error) {
    throw explainS3Failure(error, { bucket: artefact.bucket, key: '' });
  }
  try {
    await s3.send(new HeadObjectCommand({ Bucket: artefact.bucket, Key: artefact.key }), options);
  } catch (error) {
    throw explainS3Failure(error, artefact);
  }
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }), options);
  } catch (error) {
    throw explainS3Failure(error, { bucket, key: '' });
  }
}
