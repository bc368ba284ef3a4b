import { structure } from '@scones/emulator-core';
import type {
  DescribeEndpointConfigCommandOutput,
  DescribeEndpointConfigInput,
} from '@aws-sdk/client-sagemaker';
import { foundEndpointConfig } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';

export const describeEndpointConfig = operation<DescribeEndpointConfigCommandOutput>()(
  structure<DescribeEndpointConfigInput>()({ EndpointConfigName: resourceName() }),
  (context, { EndpointConfigName }) => {
    const config = foundEndpointConfig(context, EndpointConfigName);
    return {
      EndpointConfigName: config.name,
      EndpointConfigArn: config.arn,
      ProductionVariants: config.variants.map((variant) => ({ InitialVariantWeight: 1, ...variant })),
      ...(config.asyncInference && { AsyncInferenceConfig: config.asyncInference }),
      ...(config.dataCapture && { DataCaptureConfig: config.dataCapture }),
      CreationTime: new Date(config.creationTime),
      EnableNetworkIsolation: false,
      ...config.kept,
    };
  },
);
