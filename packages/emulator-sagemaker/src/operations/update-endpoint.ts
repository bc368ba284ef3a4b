import { structure } from '@scones/emulator-core';
import type { UpdateEndpointCommandOutput, UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import { unset } from '../input/constraints.ts';
import { errors } from '../errors.ts';
import { foundEndpoint, foundEndpointConfig } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';

const input = structure<UpdateEndpointInput>()({
  EndpointName: resourceName(),
  EndpointConfigName: resourceName(),
  RetainAllVariantProperties: unset('RetainAllVariantProperties').optional(),
});

export const updateEndpoint = operation<UpdateEndpointCommandOutput>()(
  input,
  (context, { EndpointName, EndpointConfigName }) => {
    const endpoint = foundEndpoint(context, EndpointName);
    const config = foundEndpointConfig(context, EndpointConfigName);
    if (endpoint.status === 'Failed') throw errors.ValidationException.updateOfFailed({ arn: endpoint.arn });
    if (endpoint.status !== 'InService')
      throw errors.ValidationException.updateInProgress({ arn: endpoint.arn });
    context.workers.endpoints.update(endpoint, config);
    return { EndpointArn: endpoint.arn };
  },
);
