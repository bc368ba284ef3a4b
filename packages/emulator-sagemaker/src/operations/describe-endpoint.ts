import { structure } from '@scones/emulator-core';
import type { DescribeEndpointCommandOutput, DescribeEndpointInput } from '@aws-sdk/client-sagemaker';
import { describeEndpoint as describe } from '../endpoints/endpoint.ts';
import { foundEndpoint } from '../records/found.ts';
import { sageMakerOperation } from '../sagemaker-operation.ts';
import { resourceName } from '../input/request-members.ts';

export const describeEndpoint = sageMakerOperation<DescribeEndpointCommandOutput>()(
  structure<DescribeEndpointInput>()({ EndpointName: resourceName() }),
  (context, { EndpointName }) => describe(foundEndpoint(context, EndpointName)),
);
