import { structure } from '@scones/emulator-core';
import type {
  AlgorithmSpecification,
  Channel,
  CreateTrainingJobRequest,
  DataSource,
  MetricDefinition,
  OutputDataConfig,
  ResourceConfig,
  S3DataSource,
  ShuffleConfig,
  StoppingCondition,
  TrainingImageConfig,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { notSupported, someOf, text, textMap } from '../input/constraints.ts';
import { trainingInstanceType } from '../input/instance-types.ts';
import { kmsKeyId, roleArn, withoutEffect } from '../input/shared-members.ts';
import { s3Uri } from '../input/s3-uri.ts';
import { resourceName } from '../input/request-members.ts';
import { tagList } from '../input/tags.ts';
import { keptMembers } from './kept-members.ts';

/** Streamed files are files that are there already, and so is what a pipe brings. */
const inputMode = z.enum(['Pipe', 'File', 'FastFile']);

const channel = structure<Channel>()({
  ChannelName: text({ min: 1, max: 64, pattern: '[A-Za-z0-9\\.\\-_]+' }).refine(
    (name) => !/^\.+$/.test(name),
    { params: { constraint: 'Member must not be a path' } },
  ),
  DataSource: structure<DataSource>()({
    S3DataSource: structure<S3DataSource>()({
      S3DataType: someOf(
        ['ManifestFile', 'S3Prefix', 'AugmentedManifestFile', 'Converse'],
        ['S3Prefix', 'AugmentedManifestFile'],
        'the S3DataType',
      ),
      S3Uri: s3Uri,
      AttributeNames: z
        .array(text({ min: 1, max: 256 }))
        .max(16)
        .optional(),
      /** One instance gets every object either way. */
      S3DataDistributionType: z.enum(['FullyReplicated', 'ShardedByS3Key']).optional(),
    }),
  }),
  ContentType: text({ max: 256 }).optional(),
  CompressionType: someOf(['None', 'Gzip'], ['None'], 'the CompressionType').optional(),
  RecordWrapperType: z.enum(['None', 'RecordIO']).optional(),
  InputMode: inputMode.optional(),
  /** The order of keys, which matters to streams only. */
  ShuffleConfig: structure<ShuffleConfig>()({ Seed: z.int() }).optional(),
});

const algorithmSpecification = structure<AlgorithmSpecification>()({
  TrainingImage: text({ min: 1, max: 255 }),
  TrainingInputMode: inputMode,
  MetricDefinitions: z
    .array(
      structure<MetricDefinition>()({
        Name: text({ min: 1, max: 255 }),
        Regex: text({ min: 1, max: 500 }).refine(isRegex, {
          params: { constraint: 'Member must be a valid regular expression' },
        }),
      }),
    )
    .max(40)
    .optional(),
  EnableSageMakerMetricsTimeSeries: z.boolean().optional(),
  TrainingImageConfig: structure<TrainingImageConfig>()({
    TrainingRepositoryAccessMode: someOf(
      ['Platform', 'Vpc'],
      ['Platform'],
      'the TrainingRepositoryAccessMode',
    ),
  }).optional(),
});

/** One machine stands for every instance type, so that a job has one instance. */
const resourceConfig = structure<ResourceConfig>()({
  InstanceType: trainingInstanceType,
  InstanceCount: z
    .int()
    .min(1)
    .refine(
      (count) => count === 1,
      notSupported('an InstanceCount above 1, since a job has one machine here'),
    ),
  VolumeSizeInGB: z.int().min(1),
  VolumeKmsKeyId: kmsKeyId.optional(),
  KeepAlivePeriodInSeconds: z.int().min(0).max(21_600).optional(),
});

const DEFAULT_MAX_RUNTIME_SECONDS = 86_400;

/** The input of CreateTrainingJob. */
export const trainingJobRequest = structure<CreateTrainingJobRequest>()({
  TrainingJobName: resourceName(),
  HyperParameters: textMap({ max: 256 }, { min: 0, max: 2500 }, 100).optional(),
  AlgorithmSpecification: algorithmSpecification,
  RoleArn: roleArn,
  InputDataConfig: z.array(channel).min(1).max(20).optional(),
  OutputDataConfig: structure<OutputDataConfig>()({
    S3OutputPath: s3Uri,
    KmsKeyId: kmsKeyId.optional(),
    CompressionType: someOf(['GZIP', 'NONE'], ['GZIP'], 'the CompressionType').optional(),
  }),
  ResourceConfig: resourceConfig,
  StoppingCondition: structure<StoppingCondition>()({
    MaxRuntimeInSeconds: z.int().min(1).max(2_419_200).optional(),
    MaxWaitTimeInSeconds: z.int().min(1).optional(),
    MaxPendingTimeInSeconds: z.int().min(1800).max(2_419_200).optional(),
  })
    .default({})
    .transform(({ MaxRuntimeInSeconds = DEFAULT_MAX_RUNTIME_SECONDS, ...others }) => ({
      MaxRuntimeInSeconds,
      ...others,
    })),
  Environment: textMap(
    { max: 512, pattern: '[a-zA-Z_][a-zA-Z0-9_]*' },
    { max: 512, pattern: '[\\S\\s]*' },
    100,
  ).optional(),
  Tags: tagList.optional(),
  ...keptMembers,
});

export type TrainingJobRequest = z.output<typeof trainingJobRequest>;
export type TrainingChannel = z.output<typeof channel>;

/** The channel's own input mode, else the job's. */
export function inputModeOf(
  { AlgorithmSpecification }: Pick<TrainingJobRequest, 'AlgorithmSpecification'>,
  { InputMode = AlgorithmSpecification.TrainingInputMode }: TrainingChannel,
): z.output<typeof inputMode> {
  return InputMode;
}

/** The line in the job's log about settings that the emulator only keeps, if there are any. */
export function keptSettings(request: Omit<TrainingJobRequest, 'Tags'>): string | undefined {
  const { OutputDataConfig: output, ResourceConfig: resources, StoppingCondition: limits } = request;
  return withoutEffect({
    ...Object.fromEntries(
      Object.keys(keptMembers).map((name) => [name, request[name as keyof typeof keptMembers]]),
    ),
    'OutputDataConfig.KmsKeyId': output.KmsKeyId,
    'ResourceConfig.KeepAlivePeriodInSeconds': resources.KeepAlivePeriodInSeconds,
    'ResourceConfig.VolumeKmsKeyId': resources.VolumeKmsKeyId,
    'StoppingCondition.MaxPendingTimeInSeconds': limits.MaxPendingTimeInSeconds,
    'StoppingCondition.MaxWaitTimeInSeconds': limits.MaxWaitTimeInSeconds,
  });
}

function isRegex(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
