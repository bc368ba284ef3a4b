import { structure } from '@scones/emulator-core';
import type { DeleteEndpointConfigCommandOutput, DeleteEndpointConfigInput } from '@aws-sdk/client-sagemaker';
import { foundEndpointConfig } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';

export const deleteEndpointConfig = operation<DeleteEndpointConfigCommandOutput>()(
  structure<DeleteEndpointConfigInput>()({ EndpointConfigName: resourceName() }),
  (context, { EndpointConfigName }) => {
    const config = foundEndpointConfig(context, EndpointConfigName);
    const { endpointConfigs, tags, transaction } = context.records;
    transaction(() => {
      endpointConfigs.delete(EndpointConfigName);
      tags.delete(config.arn);
    });
    return {};
  },
);
