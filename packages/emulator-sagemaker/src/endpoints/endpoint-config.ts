import { structure } from '@scones/emulator-core';
import type {
  CaptureContentTypeHeader,
  CaptureOption,
  DataCaptureConfig,
  ProductionVariant,
} from '@aws-sdk/client-sagemaker';
import { z } from 'zod';
import { s3Uri } from '../s3-uri.ts';
import { resourceName } from '../request-members.ts';

const INSTANCES_AT_MOST = 4;

const contentTypes = z
  .array(z.string().regex(/^[a-zA-Z0-9](-*[a-zA-Z0-9])*\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*$/))
  .min(1)
  .max(10);

export const productionVariant = structure<ProductionVariant>()({
  VariantName: resourceName(),
  ModelName: resourceName(),
  InitialInstanceCount: z
    .int()
    .min(1)
    .max(INSTANCES_AT_MOST, `The emulator runs at most ${INSTANCES_AT_MOST} instances of a variant.`),
  InstanceType: z.templateLiteral(['ml.', z.string()]) as unknown as z.ZodType<
    ProductionVariant['InstanceType']
  >,
  InitialVariantWeight: z.number().min(0).optional(),
  ContainerStartupHealthCheckTimeoutInSeconds: z.int().min(60).max(3600).optional(),
});

export const dataCaptureConfig = structure<DataCaptureConfig>()({
  EnableCapture: z.boolean().optional(),
  InitialSamplingPercentage: z.int().min(0).max(100),
  DestinationS3Uri: s3Uri,
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

/** An endpoint configuration as it is stored. */
export interface EndpointConfig {
  readonly name: string;
  readonly arn: string;
  readonly variants: readonly Variant[];
  readonly dataCapture?: DataCapture;
  readonly creationTime: number;
}
