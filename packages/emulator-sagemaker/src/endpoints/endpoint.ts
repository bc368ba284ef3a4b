import type {
  DescribeEndpointCommandOutput,
  EndpointStatus,
  ProductionVariantSummary,
} from '@aws-sdk/client-sagemaker';
import { type EndpointConfig, instanceCountOf, type Variant } from './endpoint-config.ts';

/** An endpoint as it is stored. */
export interface Endpoint {
  readonly name: string;
  readonly arn: string;
  /** A copy: as on AWS, the configuration may be deleted while its endpoint lives. */
  readonly config: EndpointConfig;
  readonly status: EndpointStatus;
  readonly failureReason?: string;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
}

/** An endpoint as DescribeEndpoint, and EventBridge, show it. */
export function describeEndpoint(endpoint: Endpoint): Omit<DescribeEndpointCommandOutput, '$metadata'> {
  const { config, status } = endpoint;
  const isServing = status === 'InService' || status === 'Updating';
  return {
    EndpointName: endpoint.name,
    EndpointArn: endpoint.arn,
    EndpointConfigName: config.name,
    EndpointStatus: status,
    CreationTime: new Date(endpoint.creationTime),
    LastModifiedTime: new Date(endpoint.lastModifiedTime),
    ...(endpoint.failureReason !== undefined && { FailureReason: endpoint.failureReason }),
    ...(isServing && {
      ProductionVariants: config.variants.map((variant) => ({
        VariantName: variant.VariantName,
        CurrentWeight: variant.InitialVariantWeight ?? 1,
        DesiredWeight: variant.InitialVariantWeight ?? 1,
        ...capacityOf(variant),
      })),
    }),
    ...(config.asyncInference && { AsyncInferenceConfig: config.asyncInference }),
    ...(config.dataCapture && {
      DataCaptureConfig: {
        EnableCapture: config.dataCapture.EnableCapture ?? false,
        CaptureStatus: isServing && config.dataCapture.EnableCapture ? 'Started' : 'Stopped',
        CurrentSamplingPercentage: config.dataCapture.InitialSamplingPercentage,
        DestinationS3Uri: config.dataCapture.DestinationS3Uri,
        KmsKeyId: config.dataCapture.KmsKeyId ?? '',
      },
    }),
  };
}

function capacityOf(variant: Variant): Partial<ProductionVariantSummary> {
  if (variant.ServerlessConfig)
    return { CurrentInstanceCount: 0, CurrentServerlessConfig: variant.ServerlessConfig };
  const count = instanceCountOf(variant);
  return {
    CurrentInstanceCount: count,
    DesiredInstanceCount: count,
    ...(variant.RoutingConfig && { RoutingConfig: variant.RoutingConfig }),
  };
}
