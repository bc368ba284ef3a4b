import { structure } from '@scones/emulator-core';
import type { DeleteEndpointCommandOutput, DeleteEndpointInput } from '@aws-sdk/client-sagemaker';
import { foundEndpoint } from '../records/found.ts';
import { sageMakerOperation } from '../sagemaker-operation.ts';
import { resourceName } from '../input/request-members.ts';

export const deleteEndpoint = sageMakerOperation<DeleteEndpointCommandOutput>()(
  structure<DeleteEndpointInput>()({ EndpointName: resourceName() }),
  (context, { EndpointName }) => {
    const endpoint = foundEndpoint(context, EndpointName);
    if (endpoint.status !== 'Deleting') context.endpoints.delete(endpoint);
    return {};
  },
);
