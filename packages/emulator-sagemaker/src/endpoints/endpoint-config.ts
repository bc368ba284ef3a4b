import { structure } from '@scones/emulator-core';
import type {
  CaptureContentTypeHeader,
  CaptureOption,
  DataCaptureConfig,
  ProductionVariant,
  ProductionVariantCoreDumpConfig,
  ProductionVariantRoutingConfig,
  ProductionVariantServerlessConfig,
  VpcConfig,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { notSupported, text } from '../input/constraints.ts';
import type { AsyncInference } from './async-inference-config.ts';
import { servingInstanceType } from '../input/instance-types.ts';
import { kmsKeyId, withoutEffect } from '../input/shared-members.ts';
import { s3Uri } from '../input/s3-uri.ts';
import { resourceName } from '../input/request-members.ts';

const INSTANCES_AT_MOST = 4;

const contentTypes = z
  .array(text({ min: 1, max: 256, pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*' }))
  .min(1)
  .max(10);

/** Stored and shown; one process on this machine stands for every instance. */
const keptOfVariant = {
  AcceleratorType: z
    .enum([
      'ml.eia1.medium',
      'ml.eia1.large',
      'ml.eia1.xlarge',
      'ml.eia2.medium',
      'ml.eia2.large',
      'ml.eia2.xlarge',
    ])
    .optional(),
  CoreDumpConfig: structure<ProductionVariantCoreDumpConfig>()({
    DestinationS3Uri: s3Uri,
    KmsKeyId: kmsKeyId.optional(),
  }).optional(),
  EnableSSMAccess: z.boolean().optional(),
  InferenceAmiVersion: text({ min: 1, max: 256 }).optional() as unknown as z.ZodOptional<
    z.ZodType<ProductionVariant['InferenceAmiVersion']>
  >,
  ModelDataDownloadTimeoutInSeconds: z.int().min(60).max(3600).optional(),
  RoutingConfig: structure<ProductionVariantRoutingConfig>()({
    RoutingStrategy: z.enum(['LEAST_OUTSTANDING_REQUESTS', 'RANDOM']),
  }).optional(),
  ServerlessConfig: structure<ProductionVariantServerlessConfig>()({
    MemorySizeInMB: z
      .int()
      .min(1024)
      .max(6144)
      .refine((megabytes) => megabytes % 1024 === 0, {
        params: { constraint: 'Member must be a multiple of 1024' },
      }),
    MaxConcurrency: z.int().min(1).max(200),
    ProvisionedConcurrency: z.int().min(1).max(200).optional(),
  }).optional(),
  VolumeSizeInGB: z.int().min(1).max(512).optional(),
};

export const productionVariant = structure<ProductionVariant>()({
  VariantName: resourceName(),
  ModelName: resourceName(),
  InitialInstanceCount: z
    .int()
    .min(1)
    .max(INSTANCES_AT_MOST, notSupported(`an InitialInstanceCount above ${INSTANCES_AT_MOST}`))
    .optional(),
  InstanceType: servingInstanceType.optional(),
  InitialVariantWeight: z.number().min(0).optional(),
  ContainerStartupHealthCheckTimeoutInSeconds: z.int().min(60).max(3600).optional(),
  ...keptOfVariant,
});

export const dataCaptureConfig = structure<DataCaptureConfig>()({
  EnableCapture: z.boolean().optional(),
  InitialSamplingPercentage: z.int().min(0).max(100),
  DestinationS3Uri: s3Uri,
  KmsKeyId: kmsKeyId.optional(),
  CaptureOptions: z
    .array(structure<CaptureOption>()({ CaptureMode: z.enum(['Input', 'Output', 'InputAndOutput']) }))
    .min(1)
    .max(32),
  CaptureContentTypeHeader: structure<CaptureContentTypeHeader>()({
    CsvContentTypes: contentTypes.optional(),
    JsonContentTypes: contentTypes.optional(),
  }).optional(),
});

export type Variant = z.output<typeof productionVariant>;
export type DataCapture = z.output<typeof dataCaptureConfig>;

/** The members of a configuration that are stored and shown, and change nothing offline. */
export interface KeptOfConfig {
  readonly KmsKeyId?: string | undefined;
  readonly ExecutionRoleArn?: string | undefined;
  readonly VpcConfig?: VpcConfig | undefined;
  readonly EnableNetworkIsolation?: boolean | undefined;
}

/** An endpoint configuration as it is stored. */
export interface EndpointConfig {
  readonly name: string;
  readonly arn: string;
  readonly variants: readonly Variant[];
  readonly dataCapture?: DataCapture;
  readonly asyncInference?: AsyncInference;
  readonly kept?: KeptOfConfig;
  readonly creationTime: number;
}

/** The line in a variant's log about settings that the emulator only keeps, if there are any. */
export function keptSettingsOf(
  { kept, dataCapture, asyncInference }: EndpointConfig,
  variant: Variant,
): string | undefined {
  const ofVariant = Object.keys(keptOfVariant).map((name): [string, unknown] => [
    name,
    variant[name as keyof typeof keptOfVariant],
  ]);
  return withoutEffect({
    ...kept,
    ...Object.fromEntries(ofVariant),
    'AsyncInferenceConfig.ClientConfig': asyncInference?.ClientConfig,
    'AsyncInferenceConfig.OutputConfig.KmsKeyId': asyncInference?.OutputConfig.KmsKeyId,
    'DataCaptureConfig.KmsKeyId': dataCapture?.KmsKeyId,
  });
}

/** How many processes serve the variant. */
export function instanceCountOf({ InitialInstanceCount = 1 }: Variant): number {
  return InitialInstanceCount;
}
