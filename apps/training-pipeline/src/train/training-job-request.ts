import type { Channel, CreateTrainingJobCommandInput } from '@aws-sdk/client-sagemaker';
import { formatS3Location, joinKey, type S3Location } from '@scones/s3-location';
import type { ManifestEntry } from '@scones/image-dataset';
import { datasetLayout } from '../dataset-layout.ts';
import { deviceEnvironment } from './device-environment.ts';
import { hyperparameters } from './hyperparameters.ts';
import type { CheckedTrainOptions } from './train-options.ts';

interface Job {
  readonly name: string;
  readonly image: string;
  readonly training: readonly ManifestEntry[];
  /** Where a backbone lies; the built-in algorithm has its own. */
  readonly pretrained?: S3Location | undefined;
}

/** A container prints what the built-in algorithm prints, whose metrics SageMaker knows by itself. */
const METRICS = [
  { Name: 'train:accuracy', Regex: 'Train-accuracy=(\\S+)' },
  { Name: 'train:cross-entropy', Regex: 'Train-cross-entropy=(\\S+)' },
  { Name: 'validation:accuracy', Regex: 'Validation-accuracy=(\\S+)' },
];

/** As the algorithm takes pictures and `.lst` files: https://docs.aws.amazon.com/sagemaker/latest/dg/image-classification.html */
export function trainingJobRequest(options: CheckedTrainOptions, job: Job): CreateTrainingJobCommandInput {
  const { bucket, prefix, seed } = options;
  const layout = datasetLayout(prefix);
  return {
    TrainingJobName: job.name,
    RoleArn: options.roleArn,
    AlgorithmSpecification: {
      TrainingImage: job.image,
      TrainingInputMode: 'File',
      ...(options.algorithm === 'container' && { MetricDefinitions: METRICS }),
    },
    HyperParameters: hyperparameters(options, job.training),
    InputDataConfig: [
      channel('train', { bucket, key: layout.pictures.train }),
      channel('validation', { bucket, key: layout.pictures.validation }),
      channel('train_lst', { bucket, key: layout.manifests.train }),
      channel('validation_lst', { bucket, key: layout.manifests.validation }),
      ...(job.pretrained ? [channel('pretrained', job.pretrained, 'application/octet-stream')] : []),
    ],
    OutputDataConfig: {
      S3OutputPath: formatS3Location({ bucket, key: options.outputPrefix ?? joinKey(prefix, 'models') }),
    },
    ResourceConfig: {
      InstanceType: options.instanceType as NonNullable<
        CreateTrainingJobCommandInput['ResourceConfig']
      >['InstanceType'],
      InstanceCount: 1,
      VolumeSizeInGB: options.volumeSizeGb,
    },
    StoppingCondition: { MaxRuntimeInSeconds: options.maxRuntimeSeconds },
    Environment: { TRAINING_SEED: String(seed), ...deviceEnvironment(options) },
  };
}

function channel(name: string, location: S3Location, contentType = 'application/x-image'): Channel {
  return {
    ChannelName: name,
    ContentType: contentType,
    CompressionType: 'None',
    InputMode: 'File',
    DataSource: {
      S3DataSource: {
        S3DataType: 'S3Prefix',
        S3Uri: formatS3Location(location),
        S3DataDistributionType: 'FullyReplicated',
      },
    },
  };
}
