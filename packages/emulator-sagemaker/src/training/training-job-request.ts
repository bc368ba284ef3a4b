import { only, structure } from '@scones/emulator-core';
import type {
  AlgorithmSpecification,
  Channel,
  CreateTrainingJobRequest,
  DataSource,
  MetricDefinition,
  OutputDataConfig,
  ResourceConfig,
  S3DataSource,
  StoppingCondition,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { s3Uri } from '../s3-uri.ts';
import { resourceName } from '../request-members.ts';
import { tagList } from '../tags.ts';

const channel = structure<Channel>()({
  ChannelName: z
    .string()
    .regex(/^[A-Za-z0-9.\-_]{1,64}$/)
    .refine((name) => !/^\.+$/.test(name)),
  DataSource: structure<DataSource>()({
    S3DataSource: structure<S3DataSource>()({
      S3DataType: only('S3Prefix'),
      S3Uri: s3Uri,
      S3DataDistributionType: only('FullyReplicated').optional(),
    }),
  }),
  ContentType: z.string().max(256).optional(),
  CompressionType: only('None').optional(),
  RecordWrapperType: only('None').optional(),
  InputMode: only('File').optional(),
});

const algorithmSpecification = structure<AlgorithmSpecification>()({
  TrainingImage: z.string().min(1).max(255),
  TrainingInputMode: only('File'),
  MetricDefinitions: z
    .array(
      structure<MetricDefinition>()({ Name: z.string().min(1).max(255), Regex: z.string().min(1).max(500) }),
    )
    .max(40)
    .optional(),
  EnableSageMakerMetricsTimeSeries: only(false).optional(),
});

/** One machine stands for every instance type, so that a job has one instance. */
const resourceConfig = structure<ResourceConfig>()({
  InstanceType: z.templateLiteral(['ml.', z.string()]) as unknown as z.ZodType<
    ResourceConfig['InstanceType']
  >,
  InstanceCount: only(1),
  VolumeSizeInGB: z.int().min(1),
});

const DEFAULT_MAX_RUNTIME_SECONDS = 86_400;

/** What CreateTrainingJob takes. */
export const trainingJobRequest = structure<CreateTrainingJobRequest>()({
  TrainingJobName: resourceName(),
  HyperParameters: z.record(z.string().max(256), z.string().max(2500)).optional(),
  AlgorithmSpecification: algorithmSpecification,
  RoleArn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/),
  InputDataConfig: z.array(channel).max(20).optional(),
  OutputDataConfig: structure<OutputDataConfig>()({
    S3OutputPath: s3Uri,
    CompressionType: only('GZIP').optional(),
  }),
  ResourceConfig: resourceConfig,
  StoppingCondition: structure<StoppingCondition>()({
    MaxRuntimeInSeconds: z.int().min(1).max(2_419_200).optional(),
  })
    .default({})
    .transform(({ MaxRuntimeInSeconds = DEFAULT_MAX_RUNTIME_SECONDS }) => ({ MaxRuntimeInSeconds })),
  Environment: z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/), z.string().max(512)).optional(),
  Tags: tagList.optional(),
  EnableNetworkIsolation: only(false).optional(),
  EnableInterContainerTrafficEncryption: only(false).optional(),
  EnableManagedSpotTraining: only(false).optional(),
});

export type TrainingJobRequest = z.output<typeof trainingJobRequest>;
export type TrainingChannel = z.output<typeof channel>;
