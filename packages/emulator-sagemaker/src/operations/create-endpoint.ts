import { structure, tagsOfList } from '@scones/emulator-core';
import type { CreateEndpointCommandOutput, CreateEndpointInput } from '@aws-sdk/client-sagemaker';
import { errors } from '../errors.ts';
import { foundEndpointConfig } from '../records/found.ts';
import { operation } from '../context.ts';
import { resourceName } from '../input/request-members.ts';
import { tagList } from '../input/tags.ts';

const input = structure<CreateEndpointInput>()({
  EndpointName: resourceName(),
  EndpointConfigName: resourceName(),
  Tags: tagList.optional(),
});

export const createEndpoint = operation<CreateEndpointCommandOutput>()(
  input,
  (context, { EndpointName, EndpointConfigName, Tags }) => {
    const { records, workers } = context;
    const config = foundEndpointConfig(context, EndpointConfigName);
    const endpointArn = workers.endpoints.arnOf(EndpointName);
    if (records.endpoints.has(EndpointName))
      throw errors.ValidationException.taken({ kind: 'endpoint', arn: endpointArn });
    workers.endpoints.create(EndpointName, config, Tags && tagsOfList(Tags));
    return { EndpointArn: endpointArn };
  },
);
