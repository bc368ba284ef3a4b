import { structure } from '@scones/emulator-core';
import type { DeleteEndpointCommandOutput, DeleteEndpointInput } from '@aws-sdk/client-sagemaker';
import { foundEndpoint } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';

export const deleteEndpoint = operation<DeleteEndpointCommandOutput>()(
  structure<DeleteEndpointInput>()({ EndpointName: resourceName() }),
  (context, { EndpointName }) => {
    const endpoint = foundEndpoint(context, EndpointName);
    if (endpoint.status !== 'Deleting') context.workers.endpoints.delete(endpoint);
    return {};
  },
);
