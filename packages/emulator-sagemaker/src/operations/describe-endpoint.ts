import { structure } from '@scones/emulator-core';
import type { DescribeEndpointCommandOutput, DescribeEndpointInput } from '@aws-sdk/client-sagemaker';
import { describeEndpoint as describe } from '../endpoints/endpoint.ts';
import { foundEndpoint } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';

export const describeEndpoint = operation<DescribeEndpointCommandOutput>()(
  structure<DescribeEndpointInput>()({ EndpointName: resourceName() }),
  (context, { EndpointName }) => describe(foundEndpoint(context, EndpointName)),
);
